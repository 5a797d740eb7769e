package io.yujian.journey.message;

import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;
import org.jspecify.annotations.Nullable;

/**
 * Ask what became of a message.
 *
 * @param taps also whether one of its links was opened
 */
public record LookUpMessage(SendKey key, boolean taps) implements Effect {
    public LookUpMessage(SendKey key) {
        this(key, false);
    }

    /**
     * @param outcome null: it was never planned
     * @param tapped known only when it was asked for
     */
    public record Found(@Nullable SendOutcome outcome, boolean tapped) implements EffectResult {}
}
