package io.yujian.journey.engine.store;

import io.yujian.journey.engine.Entrance.Cause;
import io.yujian.journey.engine.LateEntries;
import io.yujian.journey.engine.LateEntry;
import io.yujian.platform.crypto.Digests;
import io.yujian.platform.database.Many;
import io.yujian.platform.lock.CustomerLock;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Refused events that may still let somebody in, in {@code jn_late}. */
@Component
class StoredLate implements LateEntries {
    private static final int KEY_BYTES = 16;
    private final JdbcTemplate jdbc;
    private final CustomerLock lock;
    private final JsonMapper json;

    StoredLate(JdbcTemplate jdbc, CustomerLock lock, JsonMapper json) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.json = json;
    }

    /** The stored shape; unknown fields of a newer version are ignored. */
    record Body(
            String key,
            String eventType,
            String identityId,
            String accountId,
            @Nullable String recipient,
            byte lane,
            String traceId,
            Instant at,
            ObjectNode data) {}

    @Override
    public void put(List<LateEntry> entries) {
        List<Object> values = new ArrayList<>(entries.size() * 6);
        entries.stream()
                .sorted(Comparator.comparingLong(LateEntry::customerId)
                        .thenComparingLong(LateEntry::journeyId)
                        .thenComparing(LateEntry::key))
                .forEach(entry -> {
                    lock.requireHeld(entry.customerId());
                    values.add(entry.customerId());
                    values.add(entry.journeyId());
                    values.add(hash(entry));
                    values.add(entry.cause().eventId());
                    values.add(UtcTime.of(entry.until()));
                    values.add(json.writeValueAsString(body(entry)));
                });
        jdbc.update(
                "INSERT INTO jn_late(customer_id,journey_id,key_hash,event_id,until_at,body) VALUES "
                        + Many.of(Many.row(6), ",", entries.size())
                        + " ON DUPLICATE KEY UPDATE event_id=VALUES(event_id),until_at=VALUES(until_at),body=VALUES(body)",
                values.toArray());
    }

    private static byte[] hash(LateEntry entry) {
        return Arrays.copyOf(Digests.sha256(entry.key()), KEY_BYTES);
    }

    private static Body body(LateEntry entry) {
        Cause c = entry.cause();
        return new Body(
                entry.key(),
                c.eventType(),
                Long.toString(c.identityId()),
                Long.toString(c.accountId()),
                c.recipient(),
                c.lane(),
                c.traceId(),
                c.at(),
                entry.data());
    }

    @Override
    public List<LateEntry> ofCustomers(Collection<Long> customerIds) {
        return jdbc.query(
                "SELECT journey_id,customer_id,event_id,until_at,body FROM jn_late WHERE customer_id IN "
                        + Many.row(customerIds.size()) + " ORDER BY event_id",
                (row, no) -> entry(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        UtcTime.toInstant(Objects.requireNonNull(row.getObject(4, LocalDateTime.class))),
                        json.readValue(row.getString(5), Body.class)),
                customerIds.toArray());
    }

    private static LateEntry entry(long journeyId, long customerId, long eventId, Instant until, Body b) {
        Cause cause = new Cause(
                b.eventType(),
                eventId,
                Long.parseLong(b.identityId()),
                Long.parseLong(b.accountId()),
                b.recipient(),
                b.lane(),
                b.traceId(),
                b.at());
        return new LateEntry(journeyId, customerId, b.key(), until, cause, b.data());
    }

    @Override
    public void remove(List<LateEntry> entries) {
        List<Object> values = new ArrayList<>(entries.size() * 3);
        for (LateEntry entry : entries) {
            lock.requireHeld(entry.customerId());
            values.add(entry.customerId());
            values.add(entry.journeyId());
            values.add(hash(entry));
        }
        jdbc.update(
                "DELETE FROM jn_late WHERE "
                        + Many.of("(customer_id = ? AND journey_id = ? AND key_hash = ?)", " OR ", entries.size()),
                values.toArray());
    }

    @Override
    public List<String> rekey(long fromCustomerId, long toCustomerId) {
        lock.requireHeld(fromCustomerId);
        lock.requireHeld(toCustomerId);
        List<String> moved = jdbc.queryForList(
                "SELECT CONCAT(journey_id, ':', LOWER(HEX(key_hash))) FROM jn_late WHERE customer_id = ?"
                        + " ORDER BY journey_id, key_hash",
                String.class,
                fromCustomerId);
        if (!moved.isEmpty()) {
            // Where both have one, the older of the two goes.
            for (List<Long> pair :
                    List.of(List.of(toCustomerId, fromCustomerId), List.of(fromCustomerId, toCustomerId))) {
                jdbc.update(
                        "DELETE a FROM jn_late a JOIN jn_late b ON b.customer_id = ? AND b.journey_id = a.journey_id"
                                + " AND b.key_hash = a.key_hash AND b.event_id >= a.event_id WHERE a.customer_id = ?",
                        pair.get(1),
                        pair.get(0));
            }
            jdbc.update("UPDATE jn_late SET customer_id = ? WHERE customer_id = ?", toCustomerId, fromCustomerId);
        }
        return moved;
    }
}
