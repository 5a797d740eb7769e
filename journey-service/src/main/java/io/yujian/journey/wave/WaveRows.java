package io.yujian.journey.wave;

import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** SQL of {@code jn_wave} and {@code jn_plan}. */
@Component
class WaveRows {
    private static final String COLUMNS =
            "id,journey_id,version,trigger_no,due_at,event_id,data,state,reached,fence,entered,refused,next_at,created_at,"
                    + "ended_at,part,until_place";
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    WaveRows(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A set of people who enter.
     *
     * @param trigger number in the version; {@link #BACKLOG}: who qualified already
     * @param cause 16 bytes; with journey, trigger, moment and part it is unique
     * @param part number of it; a large set is cut so that several can work on it
     * @param until the part's last place; 0: to the end of the set
     */
    record Wave(
            long id,
            long journeyId,
            int version,
            int trigger,
            Instant due,
            byte[] cause,
            int part,
            long until,
            long eventId,
            ObjectNode data,
            int state,
            long reached,
            int fence,
            long entered,
            long refused,
            Instant nextAt,
            Instant createdAt,
            @Nullable Instant endedAt) {
        static final int BACKLOG = -1;
        static final int OPEN = 0;
        static final int DONE = 1;
        static final int CANCELLED = 2;

        Wave part(int number, long id, long from, long to) {
            return new Wave(
                    id, journeyId, version, trigger, due, cause, number, to, eventId, data, state, from, fence, entered,
                    refused, nextAt, createdAt, endedAt);
        }

        Wave moved(long place, long in, long out, Instant next) {
            return new Wave(
                    id,
                    journeyId,
                    version,
                    trigger,
                    due,
                    cause,
                    part,
                    until,
                    eventId,
                    data,
                    state,
                    place,
                    fence + 1,
                    entered + in,
                    refused + out,
                    next,
                    createdAt,
                    endedAt);
        }
    }

    /** One that is there already stays as it is. In the caller's transaction. */
    void add(List<Wave> waves) {
        List<Object> values = new ArrayList<>();
        for (Wave w : waves) {
            values.add(w.id());
            values.add(w.journeyId());
            values.add(w.version());
            values.add(w.trigger());
            values.add(UtcTime.of(w.due()));
            values.add(w.cause());
            values.add(w.part());
            values.add(w.until());
            values.add(w.reached());
            values.add(w.eventId());
            values.add(w.data().toString());
            values.add(UtcTime.of(w.nextAt()));
            values.add(UtcTime.of(w.createdAt()));
        }
        jdbc.update(
                "INSERT INTO"
                        + " jn_wave(id,journey_id,version,trigger_no,due_at,cause,part,until_place,reached,event_id,data,next_at,created_at,state,fence,entered,refused,owner,lease_until)"
                        + " VALUES "
                        + Many.of("(?,?,?,?,?,?,?,?,?,?,?,?,?,0,0,0,0,'',0)", ",", waves.size())
                        + " ON DUPLICATE KEY UPDATE state=state",
                values.toArray());
    }

    /** The oldest ones first. */
    List<Wave> open(int most) {
        return jdbc.query("SELECT " + COLUMNS + " FROM jn_wave WHERE state = 0 ORDER BY id LIMIT ?", this::wave, most);
    }

    List<Wave> ofJourney(long journeyId, int most) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM jn_wave WHERE journey_id = ? ORDER BY due_at DESC, id DESC LIMIT ?",
                this::wave,
                journeyId,
                most);
    }

    /** False when another process works on it. */
    boolean claim(long id, String owner, long now, long leaseUntil) {
        return jdbc.update(
                        "UPDATE jn_wave SET owner = ?, lease_until = ?"
                                + " WHERE id = ? AND state = 0 AND (owner = ? OR lease_until < ?)",
                        owner,
                        leaseUntil,
                        id,
                        owner,
                        now)
                == 1;
    }

    void release(long id, String owner) {
        jdbc.update("UPDATE jn_wave SET lease_until = 0 WHERE id = ? AND owner = ?", id, owner);
    }

    /**
     * First statement of a batch: locks the row for the transaction.
     *
     * @return false when somebody else went on from this fence, or it is over
     */
    boolean fence(Wave wave, long leaseUntil) {
        return jdbc.update(
                        "UPDATE jn_wave SET fence = fence + 1, lease_until = ? WHERE id = ? AND fence = ? AND state ="
                                + " 0",
                        leaseUntil,
                        wave.id(),
                        wave.fence())
                == 1;
    }

    /** Last statement of a batch. */
    void advance(long id, long reached, int entered, int refused, Instant nextAt) {
        jdbc.update(
                "UPDATE jn_wave SET reached = ?, entered = entered + ?, refused = refused + ?, next_at = ? WHERE id ="
                        + " ?",
                reached,
                entered,
                refused,
                UtcTime.of(nextAt),
                id);
    }

    /** Of waves that are open; others are over already. */
    void end(long id, int state, Instant now) {
        jdbc.update(
                "UPDATE jn_wave SET state = ?, ended_at = ? WHERE id = ? AND state = 0", state, UtcTime.of(now), id);
    }

    /** Up to so many that ended before the instant; returns how many are gone. */
    int forget(Instant before, int most) {
        return jdbc.update(
                "DELETE FROM jn_wave WHERE state IN (1, 2) AND ended_at < ? ORDER BY id LIMIT ?",
                UtcTime.of(before),
                most);
    }

    /** Null when the journey's moments were never looked at. */
    @Nullable
    Instant lookedUntil(long journeyId) {
        return jdbc
                .queryForList("SELECT looked_until FROM jn_plan WHERE journey_id = ?", LocalDateTime.class, journeyId)
                .stream()
                .map(UtcTime::toInstant)
                .findFirst()
                .orElse(null);
    }

    /** The beginning of time when there is no such version any more. */
    Instant publishedAt(long journeyId, int version) {
        return jdbc
                .queryForList(
                        "SELECT published_at FROM jn_version WHERE journey_id = ? AND version = ?",
                        LocalDateTime.class,
                        journeyId,
                        version)
                .stream()
                .map(UtcTime::toInstant)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /** One that is there already is moved on, never back. */
    void looked(long journeyId, Instant until) {
        jdbc.update(
                "INSERT INTO jn_plan(journey_id, looked_until) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE looked_until = GREATEST(looked_until, VALUES(looked_until))",
                journeyId,
                UtcTime.of(until));
    }

    private Wave wave(ResultSet row, int no) throws SQLException {
        LocalDateTime ended = row.getObject(15, LocalDateTime.class);
        return new Wave(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getInt(4),
                instant(row, 5),
                new byte[0],
                row.getInt(16),
                row.getLong(17),
                row.getLong(6),
                (ObjectNode) json.readTree(row.getString(7)),
                row.getInt(8),
                row.getLong(9),
                row.getInt(10),
                row.getLong(11),
                row.getLong(12),
                instant(row, 13),
                instant(row, 14),
                ended == null ? null : UtcTime.toInstant(ended));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return UtcTime.toInstant(Objects.requireNonNull(row.getObject(column, LocalDateTime.class)));
    }
}
