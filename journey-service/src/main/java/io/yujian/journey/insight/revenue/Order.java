package io.yujian.journey.insight.revenue;

import io.yujian.platform.crypto.Digests;
import io.yujian.platform.event.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HexFormat;
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
        String id = id(event);
        return id.isEmpty()
                ? Optional.empty()
                : cents(event)
                        .map(cents ->
                                new Order(id, customerId, event.id(), cents, event.occurredAt(), event.receivedAt()));
    }

    /** The order that an event is about; empty when it names none. */
    static String id(Event event) {
        JsonNode id = event.data().has("orderId")
                ? event.data().path("orderId")
                : event.data().path("order");
        String text = id.isString() || id.isIntegralNumber() ? id.asString("").strip() : "";
        return text.length() > LONGEST_ID ? "" : text;
    }

    /** What an event says was paid, or paid back; empty when it says nothing that can be. */
    static Optional<Long> cents(Event event) {
        Optional<BigDecimal> whole = number(event.data().path("amountCents"));
        Optional<BigDecimal> told =
                whole.isPresent() ? whole : number(event.data().path("amount")).map(amount -> amount.movePointRight(2));
        return told.map(amount -> amount.setScale(0, RoundingMode.HALF_UP))
                .filter(amount -> amount.signum() >= 0 && amount.compareTo(MOST) <= 0)
                .map(BigDecimal::longValue);
    }

    /** Stands for the order in tables. */
    String hash() {
        return hash(id);
    }

    static String hash(String id) {
        return HexFormat.of().formatHex(Digests.sha256(id), 0, 16);
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        String text = value.isString() ? value.stringValue().strip() : "";
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
