package io.yujian.platform.event;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened to a customer. Immutable; what the timeline keeps and journeys listen to.
 *
 * @param id time-sorted, unique; ordered as stored within one identity
 * @param type dotted lower-case word: {@code mp.follow}, {@code coupon.redeemed}, {@code custom.order_paid}
 * @param accountId channel account the event came through; 0 when none
 * @param identities ids of the person, the acting one first; empty only for events about no person (job results)
 * @param occurredAt when it happened by the sender's clock (WeChat: CreateTime, whole seconds)
 * @param receivedAt when it was stored here
 * @param data typed by {@code type}; never null, may be empty; do not change it
 * @param lane 0 triggered, 1 bulk; inherited by all that the event causes
 * @param traceId ties callback, steps and sends together in logs
 * @param late true when a dead letter was replayed: later events of the person were already handled
 */
public record Event(
        long id,
        String type,
        long accountId,
        List<IdentityRef> identities,
        Instant occurredAt,
        Instant receivedAt,
        ObjectNode data,
        byte lane,
        String traceId,
        boolean late) {
    public static final byte LANE_TRIGGERED = 0;
    public static final byte LANE_BULK = 1;
}
