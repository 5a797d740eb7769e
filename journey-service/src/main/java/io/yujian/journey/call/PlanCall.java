package io.yujian.journey.call;

import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Call an outside address.
 *
 * @param body rendered
 * @param giveUpAt no attempt begins after it
 * @param wake the run waits for the result
 */
public record PlanCall(long webhookId, ObjectNode body, Instant giveUpAt, boolean wake) implements Effect {
    /** It is on its way. */
    public record Planned() implements EffectResult {}
}
