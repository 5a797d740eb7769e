package io.yujian.journey.engine.store;

import io.yujian.journey.engine.Entrance.Cause;
import io.yujian.journey.engine.WaitingEntries;
import io.yujian.journey.engine.WaitingEntry;
import io.yujian.journey.node.NodeOutcome.Awaited;
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

/** Entries that wait, in {@code jn_waiting}. */
@Component
class StoredWaiting implements WaitingEntries {
    private static final int KEY_BYTES = 16;
    private final JdbcTemplate jdbc;
    private final CustomerLock lock;
    private final JsonMapper json;

    StoredWaiting(JdbcTemplate jdbc, CustomerLock lock, JsonMapper json) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.json = json;
    }

    /** The stored shape; unknown fields of a newer version are ignored. */
    record Body(
            String key,
            String eventType,
            String eventId,
            String identityId,
            String accountId,
            @Nullable String recipient,
            byte lane,
            String traceId,
            Instant at,
            ObjectNode data,
            List<Awaited> events) {}

    @Override
    public void put(List<WaitingEntry> entries) {
        List<Object> values = new ArrayList<>(entries.size() * 6);
        entries.stream()
                .sorted(Comparator.comparingLong(WaitingEntry::customerId)
                        .thenComparingLong(WaitingEntry::journeyId)
                        .thenComparing(WaitingEntry::key))
                .forEach(entry -> {
                    lock.requireHeld(entry.customerId());
                    values.add(entry.customerId());
                    values.add(entry.journeyId());
                    values.add(Arrays.copyOf(Digests.sha256(entry.key()), KEY_BYTES));
                    values.add(entry.id());
                    values.add(UtcTime.of(entry.due()));
                    values.add(json.writeValueAsString(body(entry)));
                });
        jdbc.update(
                "INSERT INTO jn_waiting(customer_id,journey_id,key_hash,id,due_at,body) VALUES "
                        + Many.of(Many.row(6), ",", entries.size())
                        + " ON DUPLICATE KEY UPDATE id=VALUES(id),due_at=VALUES(due_at),body=VALUES(body)",
                values.toArray());
    }

    private static Body body(WaitingEntry entry) {
        Cause c = entry.cause();
        return new Body(
                entry.key(),
                c.eventType(),
                Long.toString(c.eventId()),
                Long.toString(c.identityId()),
                Long.toString(c.accountId()),
                c.recipient(),
                c.lane(),
                c.traceId(),
                c.at(),
                entry.data(),
                entry.events());
    }

    @Override
    public List<WaitingEntry> ofCustomers(Collection<Long> customerIds) {
        return where("customer_id", customerIds);
    }

    @Override
    public List<WaitingEntry> byIds(Collection<Long> ids) {
        return where("id", ids);
    }

    private List<WaitingEntry> where(String column, Collection<Long> ids) {
        return jdbc.query(
                "SELECT id,journey_id,customer_id,due_at,body FROM jn_waiting WHERE " + column + " IN "
                        + Many.row(ids.size()) + " ORDER BY id",
                (row, no) -> entry(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        UtcTime.toInstant(Objects.requireNonNull(row.getObject(4, LocalDateTime.class))),
                        json.readValue(row.getString(5), Body.class)),
                ids.toArray());
    }

    private static WaitingEntry entry(long id, long journeyId, long customerId, Instant due, Body b) {
        Cause cause = new Cause(
                b.eventType(),
                Long.parseLong(b.eventId()),
                Long.parseLong(b.identityId()),
                Long.parseLong(b.accountId()),
                b.recipient(),
                b.lane(),
                b.traceId(),
                b.at());
        return new WaitingEntry(id, journeyId, customerId, b.key(), due, cause, b.data(), List.copyOf(b.events()));
    }

    @Override
    public void remove(Collection<Long> ids) {
        jdbc.update(
                "DELETE FROM jn_waiting WHERE id IN " + Many.row(ids.size()),
                ids.stream().sorted().toArray());
    }

    @Override
    public List<Long> rekey(long fromCustomerId, long toCustomerId) {
        lock.requireHeld(fromCustomerId);
        lock.requireHeld(toCustomerId);
        List<Long> moved = jdbc.queryForList(
                "SELECT id FROM jn_waiting WHERE customer_id = ? ORDER BY id", Long.class, fromCustomerId);
        if (!moved.isEmpty()) {
            jdbc.update(
                    "DELETE FROM jn_waiting WHERE customer_id = ? AND (journey_id, key_hash) IN (SELECT journey_id,"
                            + " key_hash FROM (SELECT journey_id, key_hash FROM jn_waiting WHERE customer_id = ?) own)",
                    fromCustomerId,
                    toCustomerId);
            jdbc.update("UPDATE jn_waiting SET customer_id = ? WHERE customer_id = ?", toCustomerId, fromCustomerId);
        }
        return moved;
    }
}
