package io.yujian.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that a step has decided on.
 *
 * @param key unique key
 * @param sourceKind {@code journey}, {@code manual} or {@code test}
 * @param sourceRef journey id, manual-send id; for lists and filters
 * @param version of the journey; 0: none
 * @param customerId root customer, locked by this transaction
 * @param identityId row of the identity that is addressed
 * @param accountId channel account to send from
 * @param recipient openid at that account
 * @param chain ways to say it, in order; the next is tried when one certainly cannot, never after an unknown
 * @param messageClass which rules apply
 * @param lane of the cause
 * @param traceId of the cause
 * @param causedAt when the causing event was received: trigger-to-send latency counts from here
 * @param notBefore earliest time to send
 * @param expiresAt not sent (reason {@code expired}) after this; null: never expires
 * @param wake run to wake when the outcome is known; null when nobody waits
 */
public record PlannedMessage(
        SendKey key,
        String sourceKind,
        long sourceRef,
        int version,
        long customerId,
        long identityId,
        long accountId,
        String recipient,
        List<ChannelContent> chain,
        MessageClass messageClass,
        byte lane,
        String traceId,
        Instant causedAt,
        Instant notBefore,
        @Nullable Instant expiresAt,
        @Nullable Wake wake) {
    /** One that no journey has decided on. */
    public PlannedMessage(
            SendKey key,
            String sourceKind,
            long sourceRef,
            long customerId,
            long identityId,
            long accountId,
            String recipient,
            List<ChannelContent> chain,
            MessageClass messageClass,
            byte lane,
            String traceId,
            Instant causedAt,
            Instant notBefore,
            @Nullable Instant expiresAt,
            @Nullable Wake wake) {
        this(
                key,
                sourceKind,
                sourceRef,
                0,
                customerId,
                identityId,
                accountId,
                recipient,
                chain,
                messageClass,
                lane,
                traceId,
                causedAt,
                notBefore,
                expiresAt,
                wake);
    }

    /** The same message said otherwise. */
    public PlannedMessage withChain(List<ChannelContent> otherwise) {
        return new PlannedMessage(
                key,
                sourceKind,
                sourceRef,
                version,
                customerId,
                identityId,
                accountId,
                recipient,
                otherwise,
                messageClass,
                lane,
                traceId,
                causedAt,
                notBefore,
                expiresAt,
                wake);
    }

    /** The run's wait that ends when the outcome is known; the gateway puts a timer due at once. */
    public record Wake(long runId, int waitNo) {}
}
