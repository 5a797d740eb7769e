package io.yujian.journey.message;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Put a message into the ledger.
 *
 * @param chain rendered
 * @param round 0, else how often the node has said it again in this visit: each is a message of its own
 * @param wake the run waits for the outcome
 * @param expiresAt not sent after this; null: whenever it can be
 */
public record PlanMessage(
        MessageClass messageClass,
        List<ChannelContent> chain,
        int round,
        boolean wake,
        @Nullable Instant expiresAt) implements Effect {
    /** @param planned false: the person has no address that a message could go to */
    public record Planned(boolean planned) implements EffectResult {}
}
