package io.yujian.journey.insight.revenue;

import io.yujian.platform.event.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An order as an event tells it. The event {@code order.paid} and any event of a brand's own is one that has {@code orderId}
 * or {@code order} and an amount: {@code amountCents}, a whole
 * number of cents, or {@code amount} in the currency's unit. Other events are none.
 *
 * @param id as told, at most 100 characters
 * @param cents not negative
 * @param at when it was made, as told
 */
record Order(String id, long customerId, long eventId, long cents, Instant at, Instant receivedAt) {
    private static final String PAID = "order.paid";
    private static final int LONGEST_ID = 100;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    static Optional<Order> of(Event event, long customerId) {
        if (event.type().startsWith("order.") && !event.type().equals(PAID)) {
            return Optional.empty(); // an order that is made or received is no money yet, or is counted already
        }
        JsonNode id = event.data().has("orderId")
                ? event.data().path("orderId")
                : event.data().path("order");
        if (!id.isString() && !id.isIntegralNumber()) {
            return Optional.empty();
        }
        String text = id.asString("").strip();
        Optional<BigDecimal> cents = cents(event);
        if (text.isEmpty() || text.length() > LONGEST_ID || cents.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal amount = cents.get().setScale(0, RoundingMode.HALF_UP);
        return amount.signum() < 0 || amount.compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(new Order(
                        text, customerId, event.id(), amount.longValue(), event.occurredAt(), event.receivedAt()));
    }

    private static Optional<BigDecimal> cents(Event event) {
        Optional<BigDecimal> whole = number(event.data().path("amountCents"));
        return whole.isPresent() ? whole : number(event.data().path("amount")).map(amount -> amount.movePointRight(2));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        String text = value.isString() ? value.stringValue().strip() : "";
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
