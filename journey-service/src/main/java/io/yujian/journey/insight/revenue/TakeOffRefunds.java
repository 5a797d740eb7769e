package io.yujian.journey.insight.revenue;

import io.yujian.platform.database.Many;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes refunds off the orders that count for journeys, whichever of the two is told first: a refund is kept under its
 * order's hash, and what an order has lost is worked out anew from all its refunds, never more than it brought. So a second
 * delivery changes nothing. Both sides write first and then read the other's rows with locks: of two transactions one sees
 * the other's row, or one of them is rolled back and tried again. Five statements for any number.
 */
@Component
class TakeOffRefunds {
    private static final int SLOTS = 16;
    private final JdbcTemplate jdbc;

    TakeOffRefunds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Counted(
            long journey, String orderHash, int version, int held, long hour, int day, long cents, long refunded) {}

    private record Change(Counted order, long refunded) {
        long more() {
            return refunded - order.refunded();
        }
    }

    /** @param attributed hashes of orders that count from now on; refunds may have come before them */
    void write(List<Refund> told, Collection<String> attributed) {
        SortedSet<String> hashes = new TreeSet<>(attributed);
        told.forEach(refund -> hashes.add(refund.orderHash()));
        if (!told.isEmpty()) {
            insert(told);
        }
        Map<String, Long> sums = sums(hashes);
        if (sums.isEmpty()) {
            return;
        }
        List<Change> changes = new ArrayList<>();
        for (Counted order : orders(new TreeSet<>(sums.keySet()))) {
            long refunded = Math.min(order.cents(), sums.getOrDefault(order.orderHash(), 0L));
            if (refunded != order.refunded()) {
                changes.add(new Change(order, refunded));
            }
        }
        if (!changes.isEmpty()) {
            update(changes);
            sum(changes);
        }
    }

    private void insert(List<Refund> told) {
        List<Refund> sorted = told.stream()
                .sorted(Comparator.comparing(Refund::orderHash).thenComparing(Refund::hash))
                .toList();
        List<@Nullable Object> values = new ArrayList<>();
        for (Refund refund : sorted) {
            values.add(bytes(refund.orderHash()));
            values.add(bytes(refund.hash()));
            values.add(refund.eventId());
            values.add(refund.cents());
            values.add(UtcTime.of(refund.receivedAt()));
        }
        jdbc.update(
                "INSERT INTO jn_refund(order_hash,refund_hash,event_id,cents,at) VALUES "
                        + Many.of(Many.row(5), ",", sorted.size()) + " ON DUPLICATE KEY UPDATE order_hash=order_hash",
                values.toArray());
    }

    /** What was paid back of each order; the largest number when it was all of it. Orders without refund are absent. */
    private Map<String, Long> sums(SortedSet<String> hashes) {
        Map<String, Long> sums = new HashMap<>();
        jdbc.query(
                "SELECT order_hash,cents FROM jn_refund WHERE order_hash IN " + Many.row(hashes.size())
                        + " ORDER BY order_hash,refund_hash FOR UPDATE",
                rs -> {
                    long cents = rs.getLong(2);
                    long paidBack = rs.wasNull() ? Long.MAX_VALUE : cents;
                    sums.merge(hex(rs.getBytes(1)), paidBack, TakeOffRefunds::plus);
                },
                values(hashes));
        return sums;
    }

    private static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private List<Counted> orders(SortedSet<String> hashes) {
        return jdbc.query(
                "SELECT journey_id,order_hash,version,held,hour,day,cents,refunded,run_id FROM jn_order WHERE order_hash IN "
                        + Many.row(hashes.size()) + " ORDER BY order_hash,journey_id FOR UPDATE",
                (rs, n) -> {
                    long hour = rs.getLong(5);
                    long run = rs.getLong(9);
                    return new Counted(
                            rs.getLong(1),
                            hex(rs.getBytes(2)),
                            rs.getInt(3),
                            rs.getInt(4),
                            hour == 0 ? Ids.timeOf(run).getEpochSecond() / 3600 : hour,
                            rs.getInt(6),
                            rs.getLong(7),
                            rs.getLong(8));
                },
                values(hashes));
    }

    private void update(List<Change> changes) {
        jdbc.batchUpdate(
                "UPDATE jn_order SET refunded=? WHERE journey_id=? AND order_hash=?",
                changes.stream()
                        .map(c -> new Object[] {
                            c.refunded(), c.order().journey(), bytes(c.order().orderHash())
                        })
                        .toList());
    }

    private void sum(List<Change> changes) {
        long slot = Math.floorMod(Thread.currentThread().getId(), SLOTS);
        List<Change> sorted = changes.stream()
                .sorted(Comparator.comparingLong((Change c) -> c.order().journey())
                        .thenComparingInt(c -> c.order().version())
                        .thenComparingInt(c -> c.order().held())
                        .thenComparingLong(c -> c.order().hour())
                        .thenComparingInt(c -> c.order().day()))
                .toList();
        List<Object> values = new ArrayList<>();
        for (Change c : sorted) {
            Counted order = c.order();
            int first = order.refunded() == 0 ? 1 : 0;
            values.addAll(List.of(
                    order.journey(), order.version(), order.held(), order.hour(), order.day(), slot, first, c.more()));
        }
        jdbc.update(
                "INSERT INTO jn_money(journey_id,version,held,hour,day,slot,orders,cents,refunds,refunded) VALUES "
                        + Many.of("(?,?,?,?,?,?,0,0,?,?)", ",", sorted.size())
                        + " ON DUPLICATE KEY UPDATE refunds=refunds+VALUES(refunds),refunded=refunded+VALUES(refunded)",
                values.toArray());
    }

    private static Object[] values(Collection<String> hashes) {
        return hashes.stream().map(TakeOffRefunds::bytes).toArray();
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }

    private static String hex(byte @Nullable [] stored) {
        return HexFormat.of().formatHex(Objects.requireNonNull(stored));
    }
}
