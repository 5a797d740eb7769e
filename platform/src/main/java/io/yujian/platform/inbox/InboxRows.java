package io.yujian.platform.inbox;

import io.yujian.platform.node.NodeLease;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.time.UtcTime;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * SQL of {@code pf_inbox} and of what is born with it in {@code pf_pending}. Plain JDBC: this is the hottest path of the
 * product, and each statement is one for the whole batch.
 */
@Component
class InboxRows {
    private static final String INSERT =
            "INSERT INTO pf_inbox(created_s,dedupe,id,source,account_id,sender,lane_key,lane,"
                    + "body,reply,trace_id,stored_at,late) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
                    + " ON DUPLICATE KEY UPDATE dedupe=VALUES(dedupe)";
    private static final String INSERT_PENDING =
            "INSERT INTO pf_pending(lane_key,id,lane,attempts,owner,created_s,dedupe,lease_until) VALUES (?,?,?,0,?,?,?,?)";

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
     * Inserts all, then asks whose rows are there: the update count cannot tell a duplicate, and INSERT IGNORE would hide
     * other troubles too. Must be sorted by key, since duplicate checks take gap locks.
     *
     * @return earlier deliveries by key, for those that were there before this batch
     */
    Map<Arrival.Key, Earlier> insert(List<Arrival> sorted, Instant storedAt) {
        LocalDateTime at = UtcTime.of(storedAt);
        jdbc.batchUpdate(INSERT, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int i) throws SQLException {
                bind(row, sorted.get(i), at);
            }

            @Override
            public int getBatchSize() {
                return sorted.size();
            }
        });
        return earlier(sorted);
    }

    private static void bind(PreparedStatement row, Arrival arrival, LocalDateTime at) throws SQLException {
        InboxEntry entry = arrival.entry();
        row.setLong(1, arrival.key().createdS());
        row.setBytes(2, entry.dedupe());
        row.setLong(3, arrival.id());
        row.setString(4, entry.source());
        row.setLong(5, entry.accountId());
        row.setBytes(6, arrival.sender());
        row.setLong(7, arrival.laneKey());
        row.setByte(8, entry.lane());
        row.setBytes(9, entry.body());
        row.setBytes(10, entry.reply());
        row.setString(11, entry.traceId());
        row.setObject(12, at);
        row.setBoolean(13, arrival.late());
    }

    private Map<Arrival.Key, Earlier> earlier(List<Arrival> sorted) {
        StringBuilder sql = new StringBuilder(64 + sorted.size() * 60);
        sql.append("SELECT created_s,dedupe,id,reply FROM pf_inbox WHERE (");
        whereKeys(sql, sorted.stream().map(Arrival::key).toList());
        sql.append(") AND id NOT IN (");
        for (int i = 0; i < sorted.size(); i++) {
            sql.append(i == 0 ? "" : ",").append(sorted.get(i).id());
        }
        sql.append(')');
        Map<Arrival.Key, Earlier> found = new HashMap<>();
        jdbc.query(sql.toString(), row -> {
            found.put(
                    new Arrival.Key(row.getLong(1), Objects.requireNonNull(row.getBytes(2))),
                    new Earlier(row.getLong(3), row.getBytes(4)));
        });
        return found;
    }

    /** {@code (created_s=1 AND dedupe IN (…)) OR …}: equality ranges on the primary key for both servers' optimizers. */
    private static void whereKeys(StringBuilder sql, Collection<Arrival.Key> keys) {
        Map<Long, List<byte[]>> bySecond = new TreeMap<>();
        for (Arrival.Key key : keys) {
            bySecond.computeIfAbsent(key.createdS(), s -> new ArrayList<>()).add(key.dedupe());
        }
        HexFormat hex = HexFormat.of();
        boolean first = true;
        for (Map.Entry<Long, List<byte[]>> second : bySecond.entrySet()) {
            sql.append(first ? "(created_s=" : " OR (created_s=")
                    .append(second.getKey())
                    .append(" AND dedupe IN (");
            first = false;
            boolean firstKey = true;
            for (byte[] dedupe : second.getValue()) {
                sql.append(firstKey ? "X'" : ",X'")
                        .append(hex.formatHex(dedupe))
                        .append('\'');
                firstKey = false;
            }
            sql.append("))");
        }
    }

    /** Rows of the waiting list, claimed by this process when the sink is given. Sorted by their key. */
    void insertPending(List<Arrival> sorted, @Nullable PendingSink claimedBy) {
        short owner = claimedBy == null ? -1 : node.number();
        long lease = clock.millis() + (claimedBy == null ? 0 : claimedBy.leaseMs());
        jdbc.batchUpdate(INSERT_PENDING, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int i) throws SQLException {
                Arrival arrival = sorted.get(i);
                row.setLong(1, arrival.laneKey());
                row.setLong(2, arrival.id());
                row.setByte(3, arrival.entry().lane());
                row.setShort(4, owner);
                row.setLong(5, arrival.key().createdS());
                row.setBytes(6, arrival.entry().dedupe());
                row.setLong(7, lease);
            }

            @Override
            public int getBatchSize() {
                return sorted.size();
            }
        });
    }

    /** Entries by id; those whose partition is gone are missing. */
    Map<Long, StoredEntry> load(Collection<Arrival.Key> keys) {
        StringBuilder sql = new StringBuilder(
                "SELECT id,source,account_id,sender,created_s,dedupe,body,lane,trace_id,reply,stored_at,late"
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
