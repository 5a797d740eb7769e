package io.yujian.journey.node.sendmessage;

import io.yujian.gateway.SendOutcome;
import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;
import org.jspecify.annotations.Nullable;

/** Ask what became of this visit's message. */
record LookUpMessage() implements Effect {
    /** @param outcome null: it was never planned */
    record Found(@Nullable SendOutcome outcome) implements EffectResult {}
}
