package io.yujian.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asked by the sender, in the claim's transaction, before a message leaves: consent, caps and quiet hours
 * (member-center), eligibility, goal and exit (journey-service). Constant number of statements for a batch.
 */
public interface SendGuard {
    /** One verdict for each message, in the same order. */
    List<Verdict> check(List<Pending> batch);

    /**
     * What a guard may look at.
     *
     * @param channel the way that would be taken now
     * @param heldFor why the message waited until now; null when it did not
     */
    record Pending(
            SendKey key,
            String sourceKind,
            long sourceRef,
            long customerId,
            long identityId,
            MessageClass messageClass,
            String channel,
            @Nullable String heldFor) {
        /** A message that waited for nothing, by whatever channel. */
        public Pending(
                SendKey key,
                String sourceKind,
                long sourceRef,
                long customerId,
                long identityId,
                MessageClass messageClass) {
            this(key, sourceKind, sourceRef, customerId, identityId, messageClass, "", null);
        }
    }

    /**
     * @param allowed may go now
     * @param until put off until then; null with {@code allowed == false} means: do not send at all
     * @param reason stable word for the log, null when allowed; details may follow after a colon
     * @param nextChannel not by this channel, but the chain goes on
     */
    record Verdict(
            boolean allowed,
            @Nullable Instant until,
            @Nullable String reason,
            boolean nextChannel) {
        public static final Verdict ALLOWED = new Verdict(true, null, null, false);

        public static Verdict no(String reason) {
            return new Verdict(false, null, reason, false);
        }

        public static Verdict later(Instant until, String reason) {
            return new Verdict(false, until, reason, false);
        }

        /** Not by this channel; the next way of the message may. */
        public static Verdict skip(String reason) {
            return new Verdict(false, null, reason, true);
        }
    }
}
