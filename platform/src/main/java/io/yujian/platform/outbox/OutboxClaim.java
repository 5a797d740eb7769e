package io.yujian.platform.outbox;

import java.time.Instant;
import java.util.List;

/**
 * Rows that one worker has taken. They left the queue; one claim row with all of them stands in for them until it is
 * settled, so a crash loses nothing and a claim costs one write, not one per row.
 *
 * @param token unique; goes with each result so that a late worker cannot overwrite a newer one
 * @param leaseUntil database time; do not start a call with less than 15 seconds left
 */
public record OutboxClaim(long token, Instant leaseUntil, List<OutboxItem> items) {}
