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

    /** What a guard may look at. */
    record Pending(
            SendKey key,
            String sourceKind,
            long sourceRef,
            long customerId,
            long identityId,
            MessageClass messageClass) {}

    /**
     * @param allowed may go now
     * @param until put off until then; null with {@code allowed == false} means: do not send at all
     * @param reason stable word for the log, null when allowed
     */
    record Verdict(
            boolean allowed,
            @Nullable Instant until,
            @Nullable String reason) {
        public static final Verdict ALLOWED = new Verdict(true, null, null);

        public static Verdict no(String reason) {
            return new Verdict(false, null, reason);
        }

        public static Verdict later(Instant until, String reason) {
            return new Verdict(false, until, reason);
        }
    }
}
