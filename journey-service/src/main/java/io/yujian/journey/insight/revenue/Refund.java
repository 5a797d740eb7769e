package io.yujian.journey.insight.revenue;

import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A refund as the event {@code order.refunded} tells it: {@code orderId} or {@code order}, and the amount as an order has
 * it, or none when all of the order is paid back. An order may have several; {@code refundId} tells them apart, else each
 * event is one.
 *
 * @param orderHash of the order's id
 * @param hash of the refund
 * @param cents null: all of the order
 */
record Refund(
        String orderHash,
        String hash,
        long eventId,
        @Nullable Long cents,
        Instant receivedAt) {
    private static final String REFUNDED = "order.refunded";

    static Optional<Refund> of(Event event) {
        String order = event.type().equals(REFUNDED) ? Order.id(event) : "";
        boolean partly = event.data().has("amountCents") || event.data().has("amount");
        Optional<Long> cents = Order.cents(event);
        if (order.isEmpty() || partly && cents.isEmpty()) {
            return Optional.empty();
        }
        JsonNode own = event.data().path("refundId");
        String id = own.isString() || own.isIntegralNumber() ? own.asString("").strip() : "";
        String key = id.isEmpty() ? "event " + event.id() : "refund " + id;
        return Optional.of(
                new Refund(Order.hash(order), Order.hash(key), event.id(), cents.orElse(null), event.receivedAt()));
    }
}
