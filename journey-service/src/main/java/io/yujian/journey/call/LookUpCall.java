package io.yujian.journey.call;

import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;
import io.yujian.journey.webhook.OutsideCalls;
import org.jspecify.annotations.Nullable;

/** Ask what came of this visit's call. */
public record LookUpCall() implements Effect {
    /** @param outcome null: it was never planned */
    public record Found(OutsideCalls.@Nullable Outcome outcome) implements EffectResult {}
}
