package io.yujian.platform.database;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes counters by hour and slot smaller without changing any sum over slots: rows of the same hour become one after two
 * days, hours become days after two weeks. Writers may go on adding to old hours; what they add is joined the next time.
 * Each step is a short transaction that locks the rows it joins, so a crash loses nothing and two nodes cannot count twice.
 */
public final class HourSums {
    /** Rows in this slot are left alone. */
    public static final int KEPT_APART = 99;

    private static final int HOURS_BY_SLOT = 48;
    private static final int HOURS_BY_HOUR = 14 * 24;
    private static final int STEP = 300;

    private final JdbcTemplate jdbc;
    private final TransactionRetry transactions;
    private final String table;
    private final List<String> keys;
    private final List<String> sums;

    /**
     * @param keys the columns of the primary key in its order; the first is a number, {@code hour} and {@code slot} are
     *     among the others
     * @param sums what is added up
     */
    public HourSums(
            JdbcTemplate jdbc, TransactionRetry transactions, String table, List<String> keys, List<String> sums) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.table = table;
        this.keys = List.copyOf(keys);
        this.sums = List.copyOf(sums);
    }

    /** @return how many rows it saved */
    public int join(Instant now, ZoneId zone) {
        int hour = (int) (now.getEpochSecond() / 3600);
        int offset = zone.getRules().getStandardOffset(now).getTotalSeconds() / 3600;
        int saved = 0;
        String firsts = "SELECT DISTINCT " + keys.get(0) + " FROM " + table;
        for (Long first : jdbc.queryForList(firsts, Long.class)) {
            List<List<Object>> found;
            do {
                found = candidates(first, hour, offset);
                List<List<Object>> rows = found;
                saved += rows.isEmpty() ? 0 : transactions.get(() -> join(rows, hour, offset));
            } while (found.size() == STEP);
        }
        return saved;
    }

    private List<List<Object>> candidates(long first, int hour, int offset) {
        return jdbc.query(
                "SELECT " + String.join(",", keys) + " FROM " + table + " WHERE " + keys.get(0) + "=? AND slot<>?"
                        + " AND (hour<? AND slot<>0 OR hour<? AND MOD(hour+?,24)<>0) LIMIT " + STEP,
                (rs, i) -> {
                    List<Object> row = new ArrayList<>();
                    for (int k = 1; k <= keys.size(); k++) {
                        row.add(rs.getObject(k));
                    }
                    return row;
                },
                first,
                KEPT_APART,
                hour - HOURS_BY_SLOT,
                hour - HOURS_BY_HOUR,
                offset);
    }

    private int join(List<List<Object>> rows, int now, int offset) {
        String where = Many.of("(" + String.join("=? AND ", keys) + "=?)", " OR ", rows.size());
        List<Object> values = new ArrayList<>();
        rows.forEach(values::addAll);
        Map<String, List<@Nullable Object>> joined = new TreeMap<>();
        int width = keys.size() + sums.size();
        int[] locked = {0};
        jdbc.query(
                "SELECT " + String.join(",", keys) + "," + String.join(",", sums) + " FROM " + table + " WHERE " + where
                        + " FOR UPDATE",
                rs -> {
                    locked[0]++;
                    List<@Nullable Object> row = new ArrayList<>();
                    for (int k = 0; k < width; k++) {
                        Object value = rs.getObject(k + 1);
                        String column = k < keys.size() ? keys.get(k) : "";
                        row.add(
                                switch (column) {
                                    case "slot" -> 0;
                                    case "hour" -> target(rs.getInt(k + 1), now, offset);
                                    default -> value;
                                });
                    }
                    joined.merge(row.subList(0, keys.size()).toString(), row, this::plus);
                },
                values.toArray());
        if (joined.isEmpty()) {
            return 0; // another node has joined them
        }
        jdbc.update("DELETE FROM " + table + " WHERE " + where, values.toArray());
        List<@Nullable Object> inserted = new ArrayList<>();
        joined.values().forEach(inserted::addAll);
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(sums);
        jdbc.update(
                "INSERT INTO " + table + "(" + String.join(",", columns) + ") VALUES "
                        + Many.of(Many.row(width), ",", joined.size()) + " ON DUPLICATE KEY UPDATE "
                        + String.join(
                                ",",
                                sums.stream()
                                        .map(s -> s + "=" + s + "+VALUES(" + s + ")")
                                        .toList()),
                inserted.toArray());
        return locked[0] - joined.size();
    }

    private static int target(int hour, int now, int offset) {
        return hour < now - HOURS_BY_HOUR ? Math.floorDiv(hour + offset, 24) * 24 - offset : hour;
    }

    private List<@Nullable Object> plus(List<@Nullable Object> one, List<@Nullable Object> other) {
        List<@Nullable Object> sum = new ArrayList<>(one);
        for (int k = keys.size(); k < sum.size(); k++) {
            sum.set(k, number(one.get(k)) + number(other.get(k)));
        }
        return sum;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number n ? n.longValue() : 0;
    }
}
