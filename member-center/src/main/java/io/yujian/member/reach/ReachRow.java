package io.yujian.member.reach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code mb_reach}. Component order is the order of the selected columns. All times are the sender's.
 *
 * @param changedAt newest event that told whether the person follows
 * @param since start of the present following
 * @param messageAt last message of the person
 * @param tapAt last follow, scan or menu click
 */
public record ReachRow(
        long customerId,
        long identityId,
        long accountId,
        boolean following,
        Instant changedAt,
        @Nullable Instant since,
        @Nullable Instant messageAt,
        @Nullable Instant tapAt) {
    /** The same reach, belonging to another customer. */
    public ReachRow of(long otherCustomer) {
        return new ReachRow(otherCustomer, identityId, accountId, following, changedAt, since, messageAt, tapAt);
    }
}
