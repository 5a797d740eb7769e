package io.yujian.journey.node.sendmessage;

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
 * @param wake the run waits for the outcome
 * @param expiresAt not sent from then on; null: never too late
 */
record PlanMessage(
        MessageClass messageClass,
        List<ChannelContent> chain,
        boolean wake,
        @Nullable Instant expiresAt) implements Effect {
    /** @param planned false: the person has no address that a message could go to */
    record Planned(boolean planned) implements EffectResult {}
}
