package io.yujian.member.timeline;

import java.time.Instant;

/**
 * A row of {@code mb_event}. Component order is the order of the selected columns.
 *
 * @param customerId as resolved when it happened; not changed by merges
 * @param identityId acting identity; 0 when none
 * @param data JSON object
 */
public record TimelineRow(
        long customerId,
        long id,
        long identityId,
        long accountId,
        String type,
        byte lane,
        Instant occurredAt,
        Instant receivedAt,
        String data) {}
