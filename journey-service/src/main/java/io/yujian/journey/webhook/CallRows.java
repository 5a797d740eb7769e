package io.yujian.journey.webhook;

import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Statements on {@code jn_call}; each is one for any number of calls. */
@Component
class CallRows {
    private static final String COLUMNS =
            "run_id,node,visit,webhook_id,journey_id,customer_id,lane,state,ticket,attempts,"
                    + "planned_at,give_up_at,wake_no,body,status,reason,answer,done_at,next_at";
    private static final String KEY = "(run_id=? AND node=? AND visit=?)";
    private final JdbcTemplate jdbc;

    CallRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One call as stored.
     *
     * @param wakeNo 0: nobody waits
     */
    record Row(
            CallKey key,
            long webhookId,
            long journeyId,
            long customerId,
            byte lane,
            CallState state,
            long ticket,
            int attempts,
            Instant plannedAt,
            Instant giveUpAt,
            int wakeNo,
            byte[] body,
            int status,
            @Nullable String reason,
            byte @Nullable [] answer,
            @Nullable Instant doneAt,
            @Nullable Instant nextAt) {}

    /** A second plan of the same call changes nothing; its outbox item has a ticket that no row knows. */
    void insert(List<Row> rows) {
        List<Object> values = new ArrayList<>(rows.size() * 14);
        for (Row r : rows) {
            values.add(r.key().runId());
            values.add(r.key().node());
            values.add(r.key().visit());
            values.add(r.webhookId());
            values.add(r.journeyId());
            values.add(r.customerId());
            values.add(r.lane());
            values.add(r.state().ordinal());
            values.add(r.ticket());
            values.add(r.attempts());
            values.add(UtcTime.of(r.plannedAt()));
            values.add(UtcTime.of(r.giveUpAt()));
            values.add(r.wakeNo());
            values.add(r.body());
        }
        jdbc.update(
                "INSERT INTO jn_call(run_id,node,visit,webhook_id,journey_id,customer_id,lane,state,ticket,attempts,"
                        + "planned_at,give_up_at,wake_no,body) VALUES "
                        + Many.of("(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", ",", rows.size())
                        + " ON DUPLICATE KEY UPDATE run_id=run_id",
                values.toArray());
    }

    List<Row> find(Collection<CallKey> keys) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM jn_call WHERE " + Many.of(KEY, " OR ", keys.size()),
                CallRows::row,
                keyValues(keys).toArray());
    }

    /** Rows with these keys that still have to be made, locked in the order of their keys. */
    List<Row> lockPlanned(Collection<CallKey> keys) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM jn_call WHERE state=0 AND (" + Many.of(KEY, " OR ", keys.size())
                        + ") ORDER BY run_id,node,visit FOR UPDATE",
                CallRows::row,
                keyValues(keys).toArray());
    }

    void ticket(CallKey key, long ticket) {
        jdbc.update(
                "UPDATE jn_call SET ticket=? WHERE run_id=? AND node=? AND visit=?",
                ticket,
                key.runId(),
                key.node(),
                key.visit());
    }

    /** Only whoever holds the ticket may write. */
    void record(List<Outcome> outcomes, Instant now) {
        List<Object[]> values = new ArrayList<>();
        for (Outcome o : outcomes) {
            values.add(new Object[] {
                o.state().ordinal(),
                o.result().status(),
                o.result().reason(),
                o.result().answer(),
                o.state() == CallState.PLANNED ? null : UtcTime.of(now),
                o.nextAt() == null ? null : UtcTime.of(o.nextAt()),
                o.row().key().runId(),
                o.row().key().node(),
                o.row().key().visit(),
                o.row().ticket()
            });
        }
        jdbc.batchUpdate(
                "UPDATE jn_call SET state=?,status=?,reason=?,answer=?,done_at=?,next_at=?,attempts=attempts+1"
                        + " WHERE run_id=? AND node=? AND visit=? AND state=0 AND ticket=?",
                values);
    }

    /**
     * @param state {@code PLANNED}: another attempt at {@code nextAt}
     */
    record Outcome(
            Row row,
            CallState state,
            CallResult result,
            @Nullable Instant nextAt) {}

    /** The youngest first. */
    List<Row> ofWebhook(long webhookId, Instant before, int limit) {
        return jdbc.query(
                "SELECT " + COLUMNS
                        + " FROM jn_call WHERE webhook_id=? AND planned_at<? ORDER BY planned_at DESC LIMIT " + limit,
                CallRows::row,
                webhookId,
                UtcTime.of(before));
    }

    int deleteBefore(Instant before, int limit) {
        return jdbc.update(
                "DELETE FROM jn_call WHERE planned_at<? ORDER BY planned_at LIMIT " + limit, UtcTime.of(before));
    }

    private static List<Object> keyValues(Collection<CallKey> keys) {
        List<Object> values = new ArrayList<>(keys.size() * 3);
        for (CallKey key : keys) {
            values.add(key.runId());
            values.add(key.node());
            values.add(key.visit());
        }
        return values;
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                new CallKey(rs.getLong(1), Objects.requireNonNull(rs.getString(2)), rs.getInt(3)),
                rs.getLong(4),
                rs.getLong(5),
                rs.getLong(6),
                rs.getByte(7),
                CallState.of(rs.getInt(8)),
                rs.getLong(9),
                rs.getInt(10),
                Objects.requireNonNull(instant(rs, 11)),
                Objects.requireNonNull(instant(rs, 12)),
                rs.getInt(13),
                Objects.requireNonNull(rs.getBytes(14)),
                rs.getInt(15),
                rs.getString(16),
                rs.getBytes(17),
                instant(rs, 18),
                instant(rs, 19));
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        LocalDateTime at = rs.getObject(column, LocalDateTime.class);
        return at == null ? null : UtcTime.toInstant(at);
    }
}
