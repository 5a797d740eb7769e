package io.yujian.platform.node;

import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Processes with a valid lease. */
@Component
public class LiveNodes {
    private final JdbcTemplate jdbc;
    private final DatabaseClock clock;

    LiveNodes(JdbcTemplate jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param id node number
     * @param at last heartbeat
     * @param clockOffsetMs database clock minus the process' clock
     */
    public record Node(String id, String address, String roles, Instant at, long clockOffsetMs) {}

    public List<Node> list() {
        return select("lease_until>?", clock.millis());
    }

    /** Processes whose lease lapsed and who were last heard of after this: they neither ended in order nor are there. */
    List<Node> lostSince(Instant seen) {
        return select("lease_until BETWEEN 1 AND ? AND seen_at>?", clock.millis(), UtcTime.of(seen));
    }

    private List<Node> select(String condition, Object... values) {
        return jdbc.query(
                "SELECT node,address,roles,seen_at,offset_ms FROM pf_node WHERE " + condition + " ORDER BY node",
                (row, i) -> new Node(
                        Integer.toString(row.getInt(1)),
                        Objects.requireNonNull(row.getString(2)),
                        Objects.requireNonNull(row.getString(3)),
                        UtcTime.toInstant(Objects.requireNonNull(row.getObject(4, LocalDateTime.class))),
                        row.getLong(5)),
                values);
    }

    /** How many there are, at least this one; what a shared rate is divided by when Redis is gone. */
    public int count() {
        Integer count =
                jdbc.queryForObject("SELECT COUNT(*) FROM pf_node WHERE lease_until>?", Integer.class, clock.millis());
        return Math.max(1, count == null ? 1 : count);
    }
}
