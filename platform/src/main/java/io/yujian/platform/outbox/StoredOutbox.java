package io.yujian.platform.outbox;

import io.yujian.platform.id.Ids;
import io.yujian.platform.slot.ClaimWindow;
import io.yujian.platform.slot.Slots;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.wakeup.Wakeups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Outbox as rows of {@code pf_outbox}, claimed along the primary key as timers are. A claim moves its rows into one row
 * of {@code pf_outbox_claim} with a lease by database time; whoever finds a lapsed one takes it over under a new token.
 */
@Component
class StoredOutbox implements Outbox {
    private static final int MAX_REF = 96;
    /** Items of one claim that is handed over at birth. */
    private static final int HANDED = 100;
    /** Whoever takes a claim at birth begins within this time, or it goes back into the queue. */
    private static final Duration NOT_BEGUN = Duration.ofSeconds(10);

    private static final Comparator<OutboxItem> BY_KEY = Comparator.comparingInt(OutboxItem::kind)
            .thenComparing(OutboxItem::lane)
            .thenComparing(OutboxItem::slot)
            .thenComparing(OutboxItem::nextAt)
            .thenComparing(OutboxItem::id);

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final InstantSource clock;
    private final DatabaseClock leaseClock;
    private final Wakeups wakeups;
    private final Map<String, ClaimWindow> windows = new ConcurrentHashMap<>();
    private final Map<Byte, OutboxTaker> takers = new ConcurrentHashMap<>();

    StoredOutbox(JdbcTemplate jdbc, Ids ids, InstantSource clock, DatabaseClock leaseClock, Wakeups wakeups) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.leaseClock = leaseClock;
        this.wakeups = wakeups;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<OutboxItem> items) {
        if (items.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<OutboxItem> queued = new ArrayList<>(items.size());
        Map<String, List<OutboxItem>> due = new TreeMap<>();
        for (OutboxItem item : items) {
            if (item.ref().length > MAX_REF) {
                throw new IllegalArgumentException("outbox ref is longer than " + MAX_REF + " bytes");
            }
            if (item.nextAt().isAfter(now)) {
                queued.add(item);
            } else {
                due.computeIfAbsent(topic(item.kind(), item.lane()), t -> new ArrayList<>())
                        .add(item);
            }
        }
        due.forEach((topic, list) -> {
            if (!handOver(list)) {
                queued.addAll(list);
                wakeups.nudgeOne(topic);
            }
        });
        enqueue(queued);
    }

    /** @return false when no worker of this process takes them */
    private boolean handOver(List<OutboxItem> due) {
        byte lane = due.get(0).lane();
        OutboxTaker taker = takers.get(due.get(0).kind());
        int most = taker == null ? 0 : Math.min(HANDED, taker.takes(lane, due.size()));
        if (taker == null || most == 0) {
            return false;
        }
        List<OutboxClaim> claims = new ArrayList<>();
        for (int from = 0; from < due.size(); from += most) {
            claims.add(write(due.subList(from, Math.min(due.size(), from + most)), NOT_BEGUN, false));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                claims.forEach(claim -> taker.take(lane, claim));
            }
        });
        return true;
    }

    private void enqueue(List<OutboxItem> items) {
        if (items.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>(items.size());
        for (OutboxItem item : items.stream().sorted(BY_KEY).toList()) {
            rows.add(new Object[] {
                item.kind(),
                item.lane(),
                item.slot(),
                UtcTime.of(item.nextAt()),
                item.id(),
                item.accountId(),
                item.ref()
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO pf_outbox(kind,lane,slot,next_at,id,account_id,ref) VALUES (?,?,?,?,?,?,?)", rows);
    }

    @Override
    public void handTo(OutboxTaker taker) {
        takers.put(taker.kind(), taker);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OutboxClaim> begin(OutboxClaim handed, Duration lease) {
        long until = leaseClock.millis() + lease.toMillis();
        int begun = jdbc.update(
                "UPDATE pf_outbox_claim SET begun=1, lease_until=? WHERE token=? AND begun=0", until, handed.token());
        return begun == 0
                ? Optional.empty()
                : Optional.of(new OutboxClaim(handed.token(), Instant.ofEpochMilli(until), handed.items()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(OutboxClaim claim) {
        if (jdbc.update("DELETE FROM pf_outbox_claim WHERE token=?", claim.token()) == 1) {
            enqueue(claim.items());
            claim.items().stream()
                    .map(item -> topic(item.kind(), item.lane()))
                    .distinct()
                    .forEach(wakeups::nudgeOne);
        }
    }

    @Override
    public boolean hasDue(byte kind, byte lane) {
        Instant now = clock.instant();
        ClaimWindow window = window(kind, lane);
        Instant from;
        synchronized (window) {
            from = window.peek(now);
        }
        boolean due = !jdbc.queryForList(
                        "SELECT 1 FROM pf_outbox FORCE INDEX (PRIMARY) WHERE kind=? AND lane=? AND slot IN ("
                                + Slots.listFrom(0) + ") AND next_at BETWEEN ? AND ? LIMIT 1",
                        Integer.class,
                        kind,
                        lane,
                        UtcTime.of(from),
                        UtcTime.of(now))
                .isEmpty();
        if (!due) {
            synchronized (window) {
                window.from(now); // the look was the pass
            }
        }
        return due;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OutboxClaim> claim(byte kind, byte lane, int limit, Duration lease) {
        ClaimWindow window = window(kind, lane);
        Instant now = clock.instant();
        List<OutboxItem> items = List.of();
        // Twice: when the pass began in the middle of the slots and found nothing there, the first slots are next.
        for (int pass = 0; pass < 2 && items.isEmpty(); pass++) {
            Instant from;
            int firstSlot;
            synchronized (window) {
                from = window.from(now);
                firstSlot = window.firstSlot();
            }
            items = due(kind, lane, firstSlot, from, now, limit);
            synchronized (window) {
                int last = items.isEmpty() ? -1 : items.get(items.size() - 1).slot();
                window.ended(items.size() == limit, last);
            }
            if (firstSlot == 0) {
                break;
            }
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        delete(items);
        return Optional.of(write(items, lease, true));
    }

    private OutboxClaim write(List<OutboxItem> items, Duration lease, boolean begun) {
        long until = leaseClock.millis() + lease.toMillis();
        long token = ids.next();
        jdbc.update(
                "INSERT INTO pf_outbox_claim(token,kind,lane,lease_until,items,begun) VALUES (?,?,?,?,?,?)",
                token,
                items.get(0).kind(),
                items.get(0).lane(),
                until,
                ItemBytes.write(items),
                begun);
        return new OutboxClaim(token, Instant.ofEpochMilli(until), List.copyOf(items));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(OutboxClaim claim) {
        jdbc.update("DELETE FROM pf_outbox_claim WHERE token=?", claim.token());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OutboxClaim> takeOver(byte kind, Duration lease) {
        long now = leaseClock.millis();
        for (Lapsed lapsed = lapsed(kind, now); lapsed != null; lapsed = lapsed(kind, now)) {
            OutboxClaim old = lapsed.claim();
            if (!lapsed.begun()) {
                giveBack(old);
                continue;
            }
            long token = ids.next();
            long until = now + lease.toMillis();
            jdbc.update("UPDATE pf_outbox_claim SET token=?, lease_until=? WHERE token=?", token, until, old.token());
            return Optional.of(new OutboxClaim(token, Instant.ofEpochMilli(until), old.items()));
        }
        return Optional.empty();
    }

    private record Lapsed(OutboxClaim claim, boolean begun) {}

    private @Nullable Lapsed lapsed(byte kind, long now) {
        List<Lapsed> lapsed = jdbc.query(
                "SELECT token,lease_until,items,begun FROM pf_outbox_claim FORCE INDEX (k_lease) WHERE kind=? AND"
                        + " lease_until<? ORDER BY kind,lease_until LIMIT 1 FOR UPDATE SKIP LOCKED",
                (row, n) -> new Lapsed(
                        new OutboxClaim(
                                row.getLong(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                ItemBytes.read(Objects.requireNonNull(row.getBytes(3)))),
                        row.getBoolean(4)),
                kind,
                now);
        return lapsed.isEmpty() ? null : lapsed.get(0);
    }

    private List<OutboxItem> due(byte kind, byte lane, int firstSlot, Instant from, Instant now, int limit) {
        return jdbc.query(
                "SELECT kind,lane,slot,next_at,id,account_id,ref FROM pf_outbox FORCE INDEX (PRIMARY) WHERE kind=? AND"
                        + " lane=? AND slot IN (" + Slots.listFrom(firstSlot)
                        + ") AND next_at BETWEEN ? AND ? ORDER BY kind,lane,slot,next_at,id LIMIT ? FOR UPDATE SKIP"
                        + " LOCKED",
                StoredOutbox::item,
                kind,
                lane,
                UtcTime.of(from),
                UtcTime.of(now),
                limit);
    }

    private void delete(List<OutboxItem> items) {
        StringBuilder sql = new StringBuilder("DELETE FROM pf_outbox WHERE ");
        List<Object> values = new ArrayList<>(items.size() * 5);
        for (OutboxItem item : items) {
            sql.append(values.isEmpty() ? "" : " OR ").append("(kind=? AND lane=? AND slot=? AND next_at=? AND id=?)");
            values.add(item.kind());
            values.add(item.lane());
            values.add(item.slot());
            values.add(UtcTime.of(item.nextAt()));
            values.add(item.id());
        }
        jdbc.update(sql.toString(), values.toArray());
    }

    private ClaimWindow window(byte kind, byte lane) {
        return windows.computeIfAbsent(topic(kind, lane), key -> new ClaimWindow());
    }

    private static String topic(byte kind, byte lane) {
        return "outbox:" + kind + ':' + lane;
    }

    private static OutboxItem item(ResultSet row, int number) throws SQLException {
        return new OutboxItem(
                row.getByte(1),
                row.getByte(2),
                row.getByte(3),
                UtcTime.toInstant(Objects.requireNonNull(row.getObject(4, LocalDateTime.class))),
                row.getLong(5),
                row.getLong(6),
                Objects.requireNonNull(row.getBytes(7)));
    }
}
