package io.yujian.journey.insight.revenue;

import io.yujian.journey.engine.RunState;
import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives each order to the last entry before it, once for each journey, whoever tells it how often. Five statements for any
 * number of orders; the customers are locked by the transaction, so their runs stand still.
 */
@Component
class AttributeOrders {
    /** An order later than this after an entry is not its doing. */
    static final Duration LONGEST = Duration.ofDays(90);

    /** Senders tell times in whole seconds: an order of the entry's own second may look earlier. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private static final int SLOTS = 16;
    private final JdbcTemplate jdbc;

    AttributeOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Entry(long run, long journey, int version, long customer, boolean held, Instant at) {
        boolean before(Order order) {
            return at.isBefore(order.receivedAt()) && at.isBefore(order.at().plus(ROUNDING));
        }

        long hour() {
            return at.getEpochSecond() / 3600;
        }

        int daysUntil(Order order) {
            return (int) Math.max(0, Duration.between(at, order.at()).toDays());
        }
    }

    private record Key(long journey, String orderHash) {}

    private record Attributed(Order order, Entry entry, Key key) {}

    private record Sum(long orders, long cents) {}

    /**
     * @param orders with different ids
     * @return hashes of those that count for a journey from now on
     */
    Set<String> write(List<Order> orders) {
        Map<Key, Attributed> found = attributed(orders);
        known(found).keySet().forEach(found::remove);
        if (found.isEmpty()) {
            return Set.of();
        }
        List<Attributed> sorted = found.values().stream()
                .sorted(Comparator.comparingLong((Attributed a) -> a.key().journey())
                        .thenComparing(a -> a.key().orderHash()))
                .toList();
        insert(sorted);
        Map<Key, Long> kept = known(found);
        // Another customer's transaction may have told the same order meanwhile.
        List<Attributed> mine = sorted.stream()
                .filter(a -> Objects.equals(kept.get(a.key()), a.order().eventId()))
                .toList();
        sum(mine);
        return mine.stream().map(a -> a.key().orderHash()).collect(Collectors.toSet());
    }

    private Map<Key, Attributed> attributed(List<Order> orders) {
        Instant since = orders.stream()
                .map(Order::at)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(LONGEST);
        List<Object> values = new ArrayList<>();
        new HashSet<>(orders.stream().map(Order::customerId).toList()).forEach(values::add);
        String customers = Many.row(values.size());
        values.add(UtcTime.of(since));
        Map<Long, List<Entry>> entries = new HashMap<>();
        jdbc.query(
                "SELECT id,journey_id,version,customer_id,state,entered_at FROM jn_run r WHERE customer_id IN "
                        + customers + " AND entered_at>=? AND NOT EXISTS (SELECT 1 FROM jn_test_run t WHERE"
                        + " t.journey_id=r.journey_id AND t.run_id=r.id)",
                rs -> {
                    LocalDateTime at = rs.getObject(6, LocalDateTime.class);
                    boolean held = rs.getInt(5) == RunState.HELD_OUT.code();
                    Entry entry = new Entry(
                            rs.getLong(1), rs.getLong(2), rs.getInt(3), rs.getLong(4), held, UtcTime.toInstant(at));
                    entries.computeIfAbsent(entry.customer(), c -> new ArrayList<>())
                            .add(entry);
                },
                values.toArray());
        Map<Key, Attributed> found = new HashMap<>();
        for (Order order : orders) {
            Map<Long, Entry> last = new HashMap<>();
            for (Entry entry : entries.getOrDefault(order.customerId(), List.of())) {
                if (entry.before(order) && entry.at().plus(LONGEST).isAfter(order.at())) {
                    last.merge(entry.journey(), entry, AttributeOrders::later);
                }
            }
            String hash = order.hash();
            last.forEach((journey, entry) -> {
                Key key = new Key(journey, hash);
                found.put(key, new Attributed(order, entry, key));
            });
        }
        return found;
    }

    private static Entry later(Entry one, Entry other) {
        int byTime = one.at().compareTo(other.at());
        return byTime > 0 || byTime == 0 && one.run() > other.run() ? one : other;
    }

    /** Orders that a journey has, with the event that told them first. */
    private Map<Key, Long> known(Map<Key, Attributed> wanted) {
        Map<Key, Long> known = new HashMap<>();
        if (wanted.isEmpty()) {
            return known;
        }
        List<Object> values = new ArrayList<>();
        wanted.keySet().forEach(key -> {
            values.add(key.journey());
            values.add(HexFormat.of().parseHex(key.orderHash()));
        });
        jdbc.query(
                "SELECT journey_id,order_hash,event_id FROM jn_order WHERE "
                        + Many.of("(journey_id=? AND order_hash=?)", " OR ", wanted.size()),
                rs -> {
                    known.put(
                            new Key(rs.getLong(1), HexFormat.of().formatHex(Objects.requireNonNull(rs.getBytes(2)))),
                            rs.getLong(3));
                },
                values.toArray());
        return known;
    }

    private void insert(List<Attributed> rows) {
        List<Object> values = new ArrayList<>();
        for (Attributed a : rows) {
            values.add(a.key().journey());
            values.add(HexFormat.of().parseHex(a.key().orderHash()));
            values.add(a.entry().run());
            values.add(a.order().eventId());
            values.add(a.order().customerId());
            values.add(a.entry().version());
            values.add(a.entry().held() ? 1 : 0);
            values.add(a.entry().daysUntil(a.order()));
            values.add(a.order().cents());
            values.add(a.entry().hour());
            values.add(UtcTime.of(a.order().receivedAt()));
        }
        jdbc.update(
                "INSERT INTO jn_order(journey_id,order_hash,run_id,event_id,customer_id,version,held,day,cents,hour,at) VALUES "
                        + Many.of(Many.row(11), ",", rows.size()) + " ON DUPLICATE KEY UPDATE journey_id=journey_id",
                values.toArray());
    }

    private void sum(List<Attributed> mine) {
        SortedMap<List<Long>, Sum> sums = new TreeMap<>(AttributeOrders::inKeyOrder);
        for (Attributed a : mine) {
            Entry entry = a.entry();
            List<Long> key =
                    List.of(entry.journey(), (long) entry.version(), entry.held() ? 1L : 0L, entry.hour(), (long)
                            entry.daysUntil(a.order()));
            sums.merge(
                    key,
                    new Sum(1, a.order().cents()),
                    (x, y) -> new Sum(x.orders() + y.orders(), x.cents() + y.cents()));
        }
        if (sums.isEmpty()) {
            return;
        }
        long slot = Math.floorMod(Thread.currentThread().getId(), SLOTS);
        List<Object> values = new ArrayList<>();
        sums.forEach((key, sum) -> {
            values.addAll(key);
            values.addAll(List.of(slot, sum.orders(), sum.cents()));
        });
        jdbc.update(
                "INSERT INTO jn_money(journey_id,version,held,hour,day,slot,orders,cents) VALUES "
                        + Many.of(Many.row(8), ",", sums.size())
                        + " ON DUPLICATE KEY UPDATE orders=orders+VALUES(orders),cents=cents+VALUES(cents)",
                values.toArray());
    }

    private static int inKeyOrder(List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Long.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
