package io.yujian.platform.pipeline;

import io.yujian.platform.inbox.PendingEvent;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.time.DatabaseClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * SQL of {@code pf_pending}. Owner and lease only say who tries first; what makes handling exact is that the first
 * statement of a batch locks all rows of its lanes and the last one deletes them.
 */
@Component
public class PendingRows {
    private static final String COLUMNS = "lane_key,id,lane,attempts,created_s,dedupe";
    private static final int PER_STATEMENT = 500;
    private static final Comparator<PendingEvent> BY_KEY =
            Comparator.comparingLong(PendingEvent::laneKey).thenComparing(PendingEvent::id);

    private final JdbcTemplate jdbc;
    private final DatabaseClock clock;
    private final NodeLease node;

    PendingRows(JdbcTemplate jdbc, DatabaseClock clock, NodeLease node) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.node = node;
    }

    /**
     * Locks all waiting rows of these lanes, whoever owns them, up to the limit: always the earliest of a lane, in the
     * order of the key, so that two processes queue up instead of blocking each other in a circle. A row that the other
     * one has handled meanwhile is gone by the time its lock is free.
     */
    List<PendingEvent> lock(Collection<Long> lanes, int limit) {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM pf_pending WHERE lane_key IN (");
        boolean first = true;
        for (long lane : lanes) {
            sql.append(first ? "" : ",").append(lane);
            first = false;
        }
        sql.append(") ORDER BY lane_key,id LIMIT ").append(limit).append(" FOR UPDATE");
        return jdbc.query(sql.toString(), PendingRows::pending);
    }

    void delete(List<PendingEvent> sortedByKey) {
        StringBuilder sql = new StringBuilder("DELETE FROM pf_pending WHERE ");
        whereKeys(sql, sortedByKey);
        jdbc.update(sql.toString());
    }

    /** Counts one more failure, in a transaction of its own; false when the row is gone. */
    boolean countFailure(PendingEvent event, long restMs) {
        return jdbc.update(
                        "UPDATE pf_pending SET attempts=attempts+1, owner=?, lease_until=? WHERE lane_key=? AND id=?",
                        node.number(),
                        clock.millis() + restMs,
                        event.laneKey(),
                        event.id())
                == 1;
    }

    /** Claims what nobody has, or had for too long; oldest first. */
    List<PendingEvent> claimLapsed(long leaseMs, int limit) {
        long now = clock.millis();
        List<PendingEvent> found = jdbc.query(
                "SELECT " + COLUMNS + " FROM pf_pending FORCE INDEX (k_lease) WHERE lease_until<? ORDER BY lease_until"
                        + " LIMIT ? FOR UPDATE SKIP LOCKED",
                PendingRows::pending,
                now,
                limit);
        setLease(found, node.number(), now + leaseMs);
        return found;
    }

    /** Leaves these to other processes at once. */
    void release(List<PendingEvent> events) {
        setLease(events, (short) -1, clock.millis() - 1);
    }

    private void setLease(List<PendingEvent> events, short owner, long until) {
        List<PendingEvent> sorted = events.stream().sorted(BY_KEY).toList();
        for (int from = 0; from < sorted.size(); from += PER_STATEMENT) {
            StringBuilder sql = new StringBuilder("UPDATE pf_pending SET owner=")
                    .append(owner)
                    .append(",lease_until=")
                    .append(until)
                    .append(" WHERE ");
            whereKeys(sql, sorted.subList(from, Math.min(sorted.size(), from + PER_STATEMENT)));
            jdbc.update(sql.toString());
        }
    }

    /** Age of the oldest row that no process has for itself, in milliseconds. */
    public long oldestUnclaimedMs() {
        Long lease = jdbc.queryForObject("SELECT MIN(lease_until) FROM pf_pending", Long.class);
        return lease == null ? 0 : Math.max(0, clock.millis() - lease);
    }

    /** Rows that wait, counted up to this many. */
    public int count(int atMost) {
        Integer count =
                jdbc.queryForObject("SELECT COUNT(*) FROM (SELECT 1 FROM pf_pending LIMIT ?) p", Integer.class, atMost);
        return count == null ? 0 : count;
    }

    private static void whereKeys(StringBuilder sql, List<PendingEvent> sorted) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            long lane = sorted.get(i).laneKey();
            ids.add(sorted.get(i).id());
            boolean last = i + 1 == sorted.size();
            if (last || sorted.get(i + 1).laneKey() != lane) {
                sql.append("(lane_key=").append(lane).append(" AND id IN (");
                for (int n = 0; n < ids.size(); n++) {
                    sql.append(n == 0 ? "" : ",").append(ids.get(n).longValue());
                }
                sql.append(last ? "))" : ")) OR ");
                ids.clear();
            }
        }
    }

    private static PendingEvent pending(ResultSet row, int number) throws SQLException {
        return new PendingEvent(
                row.getLong(1),
                row.getLong(2),
                row.getByte(3),
                row.getInt(4),
                row.getLong(5),
                Objects.requireNonNull(row.getBytes(6)),
                null);
    }
}
