package io.yujian.platform.inbox;

import io.yujian.platform.database.SqlText;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.time.UtcTime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * SQL of {@code pf_inbox} and of what is born with it in {@code pf_pending}: the hottest path of the product. Each
 * statement is one text for the whole batch, made of numbers and hexadecimal only (decision record 0016).
 */
@Component
class InboxRows {
    private static final String INSERT = "INSERT INTO pf_inbox(created_s,dedupe,id,source,account_id,sender,lane_key,"
            + "lane,body,reply,trace_id,stored_at,late) VALUES ";
    private static final String UNLESS_THERE = " ON DUPLICATE KEY UPDATE dedupe=VALUES(dedupe)";
    private static final String INSERT_PENDING =
            "INSERT INTO pf_pending(lane_key,id,lane,attempts,owner,created_s,dedupe,lease_until) VALUES ";

    private final JdbcTemplate jdbc;
    private final DatabaseClock clock;
    private final NodeLease node;

    InboxRows(JdbcTemplate jdbc, DatabaseClock clock, NodeLease node) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.node = node;
    }

    /** What an earlier delivery left. */
    record Earlier(long id, byte @Nullable [] reply) {}

    /**
     * Inserts all and tells which keys were there before. INSERT IGNORE would hide other troubles too. On the inbox' own
     * connections the server counts inserted rows only, so no question is asked when all are new; elsewhere the driver
     * counts an untouched duplicate as one, so it is asked whose rows are there. Must be sorted by key, since duplicate
     * checks take gap locks.
     *
     * @return earlier deliveries by key, for those that were there before this batch
     */
    Map<Arrival.Key, Earlier> insert(List<Arrival> sorted, Instant storedAt) {
        SqlText sql = new SqlText(INSERT.length() + sorted.size() * 1200).raw(INSERT);
        int keys = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Arrival arrival = sorted.get(i);
            if (i == 0 || !arrival.key().equals(sorted.get(i - 1).key())) {
                keys++;
            }
            row(sql.raw(i == 0 ? "(" : ",("), arrival, storedAt);
        }
        int inserted = jdbc.update(sql.raw(UNLESS_THERE).toString());
        return WorkLane.current() == WorkLane.INBOX && inserted == keys ? Map.of() : earlier(sorted);
    }

    private static void row(SqlText sql, Arrival arrival, Instant at) {
        InboxEntry entry = arrival.entry();
        sql.number(arrival.key().createdS())
                .comma()
                .bytes(entry.dedupe())
                .comma()
                .number(arrival.id())
                .comma()
                .ascii(entry.source())
                .comma()
                .number(entry.accountId())
                .comma()
                .bytes(arrival.sender())
                .comma()
                .number(arrival.laneKey())
                .comma()
                .number(entry.lane())
                .comma()
                .bytes(entry.body())
                .comma()
                .bytes(entry.reply())
                .comma()
                .ascii(entry.traceId())
                .comma()
                .time(at)
                .comma()
                .number(arrival.late() ? 1 : 0)
                .raw(")");
    }

    private Map<Arrival.Key, Earlier> earlier(List<Arrival> sorted) {
        SqlText sql =
                new SqlText(64 + sorted.size() * 60).raw("SELECT created_s,dedupe,id,reply FROM pf_inbox WHERE (");
        whereKeys(sql, sorted.stream().map(Arrival::key).toList());
        sql.raw(") AND id NOT IN (");
        for (int i = 0; i < sorted.size(); i++) {
            sql.raw(i == 0 ? "" : ",").number(sorted.get(i).id());
        }
        Map<Arrival.Key, Earlier> found = new HashMap<>();
        jdbc.query(sql.raw(")").toString(), row -> {
            found.put(
                    new Arrival.Key(row.getLong(1), Objects.requireNonNull(row.getBytes(2))),
                    new Earlier(row.getLong(3), row.getBytes(4)));
        });
        return found;
    }

    /** {@code (created_s=1 AND dedupe IN (…)) OR …}: equality ranges on the primary key for both servers' optimizers. */
    private static void whereKeys(SqlText sql, Collection<Arrival.Key> keys) {
        Map<Long, List<byte[]>> bySecond = new TreeMap<>();
        for (Arrival.Key key : keys) {
            bySecond.computeIfAbsent(key.createdS(), s -> new ArrayList<>()).add(key.dedupe());
        }
        boolean first = true;
        for (Map.Entry<Long, List<byte[]>> second : bySecond.entrySet()) {
            sql.raw(first ? "(created_s=" : " OR (created_s=")
                    .number(second.getKey())
                    .raw(" AND dedupe IN (");
            first = false;
            boolean firstKey = true;
            for (byte[] dedupe : second.getValue()) {
                sql.raw(firstKey ? "" : ",").bytes(dedupe);
                firstKey = false;
            }
            sql.raw("))");
        }
    }

    /** Rows of the waiting list, claimed by this process when the sink is given. Sorted by their key. */
    void insertPending(List<Arrival> sorted, @Nullable PendingSink claimedBy) {
        short owner = claimedBy == null ? -1 : node.number();
        long lease = clock.millis() + (claimedBy == null ? 0 : claimedBy.leaseMs());
        SqlText sql = new SqlText(INSERT_PENDING.length() + sorted.size() * 140).raw(INSERT_PENDING);
        for (int i = 0; i < sorted.size(); i++) {
            Arrival arrival = sorted.get(i);
            sql.raw(i == 0 ? "(" : ",(")
                    .number(arrival.laneKey())
                    .comma()
                    .number(arrival.id())
                    .comma()
                    .number(arrival.entry().lane())
                    .raw(",0,")
                    .number(owner)
                    .comma()
                    .number(arrival.key().createdS())
                    .comma()
                    .bytes(arrival.entry().dedupe())
                    .comma()
                    .number(lease)
                    .raw(")");
        }
        jdbc.update(sql.toString());
    }

    /** Entries by id; those whose partition is gone are missing. */
    Map<Long, StoredEntry> load(Collection<Arrival.Key> keys) {
        SqlText sql = new SqlText(128 + keys.size() * 60)
                .raw("SELECT id,source,account_id,sender,created_s,dedupe,body,lane,trace_id,reply,stored_at,late"
                        + " FROM pf_inbox WHERE ");
        whereKeys(sql, keys);
        Map<Long, StoredEntry> found = new HashMap<>();
        jdbc.query(sql.toString(), row -> {
            StoredEntry stored = stored(row);
            found.put(stored.id(), stored);
        });
        return found;
    }

    private static StoredEntry stored(ResultSet row) throws SQLException {
        InboxEntry entry = new InboxEntry(
                Objects.requireNonNull(row.getString(2)),
                row.getLong(3),
                new String(Objects.requireNonNull(row.getBytes(4)), StandardCharsets.UTF_8),
                Instant.ofEpochSecond(row.getLong(5)),
                Objects.requireNonNull(row.getBytes(6)),
                Objects.requireNonNull(row.getBytes(7)),
                row.getByte(8),
                Objects.requireNonNull(row.getString(9)),
                row.getBytes(10));
        Instant at = UtcTime.toInstant(Objects.requireNonNull(row.getObject(11, LocalDateTime.class)));
        return new StoredEntry(row.getLong(1), entry, at, row.getBoolean(12));
    }
}
