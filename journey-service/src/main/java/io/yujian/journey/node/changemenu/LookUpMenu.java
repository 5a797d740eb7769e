package io.yujian.journey.node.changemenu;

import io.yujian.gateway.FanMenus;
import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;
import org.jspecify.annotations.Nullable;

/** Ask what came of this visit's change. */
record LookUpMenu() implements Effect {
    /** @param outcome null: it was never planned */
    record Found(FanMenus.@Nullable Outcome outcome) implements EffectResult {}
}
