package io.yujian.gateway.send;

import io.yujian.gateway.SendKey;
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

/**
 * The ledger's hot statements; each is one for any number of rows. Written with plain JDBC: a mapper's {@code foreach}
 * compiles a pattern for each value of each row.
 *
 * <p>Keys are written out as {@code (a=? AND b=? …) OR …}, not as tuples: both servers use the whole primary key for a
 * range only in this form.
 */
@Component
class SendRows {
    private static final String COLUMNS =
            "source_id,node,visit,try_no,source_kind,source_ref,version,customer_id,identity_id,"
                    + "account_id,recipient,channel,class,lane,state,ticket,attempts,trace_id,caused_at,planned_at,expires_at,"
                    + "maybe_at,wake_run,wake_no,preview,payload";
    private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String KEY = "(source_id=? AND node=? AND visit=? AND try_no=?)";
    private static final String MESSAGE = "(source_id=? AND node=? AND visit=?)";

    private final JdbcTemplate jdbc;

    SendRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A second plan of the same message changes nothing; its outbox item has a ticket that no row knows. */
    void insert(List<TryRow> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size() * 26);
        for (TryRow r : rows) {
            values.add(r.sourceId());
            values.add(r.node());
            values.add(r.visit());
            values.add(r.tryNo());
            values.add(r.sourceKind());
            values.add(r.sourceRef());
            values.add(r.version());
            values.add(r.customerId());
            values.add(r.identityId());
            values.add(r.accountId());
            values.add(r.recipient());
            values.add(r.channel());
            values.add(r.messageClass());
            values.add(r.lane());
            values.add(r.state());
            values.add(r.ticket());
            values.add(r.attempts());
            values.add(r.traceId());
            values.add(UtcTime.of(r.causedAt()));
            values.add(UtcTime.of(r.plannedAt()));
            values.add(utc(r.expiresAt()));
            values.add(utc(r.maybeAt()));
            values.add(r.wakeRun());
            values.add(r.wakeNo());
            values.add(r.preview());
            values.add(r.payload());
        }
        jdbc.update(
                "INSERT INTO gw_send(" + COLUMNS + ") VALUES " + Many.of(ROW, ",", rows.size())
                        + " ON DUPLICATE KEY UPDATE source_id=source_id",
                values.toArray());
    }

    List<TryRow> find(Collection<TryKey> keys) {
        return jdbc.query(
                "SELECT " + COLUMNS + ",reason FROM gw_send WHERE " + Many.of(KEY, " OR ", keys.size()),
                SendRows::row,
                keyValues(keys).toArray());
    }

    /** Keys sorted; locks in their order. */
    List<Held> lock(Collection<TryKey> keys) {
        return jdbc.query(
                "SELECT source_id,node,visit,try_no,state,ticket FROM gw_send WHERE "
                        + Many.of(KEY, " OR ", keys.size())
                        + " ORDER BY source_id,node,visit,try_no FOR UPDATE",
                (rs, i) -> new Held(
                        rs.getLong(1),
                        Objects.requireNonNull(rs.getString(2)),
                        rs.getInt(3),
                        rs.getInt(4),
                        rs.getInt(5),
                        rs.getLong(6)),
                keyValues(keys).toArray());
    }

    void finish(Collection<TryKey> keys, int state, @Nullable String reason, Instant at, List<MessageId> ids) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(state);
        values.add(reason);
        values.add(UtcTime.of(at));
        String named = "";
        if (!ids.isEmpty()) {
            named = ",msg_id=CASE " + Many.of("WHEN " + KEY + " THEN ?", " ", ids.size()) + " ELSE msg_id END";
            for (MessageId id : ids) {
                addKey(values, id.key());
                values.add(id.id());
            }
        }
        keys.forEach(key -> addKey(values, key));
        jdbc.update(
                "UPDATE gw_send SET state=?,reason=?,done_at=?" + named + " WHERE " + Many.of(KEY, " OR ", keys.size()),
                values.toArray());
    }

    void putBack(Collection<TryKey> keys, String reason, @Nullable Instant maybe) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(reason);
        values.add(utc(maybe));
        keys.forEach(key -> addKey(values, key));
        jdbc.update(
                "UPDATE gw_send SET state=0,attempts=attempts+1,reason=?,maybe_at=COALESCE(maybe_at,?) WHERE "
                        + Many.of(KEY, " OR ", keys.size()),
                values.toArray());
    }

    /** Why a planned message waits; rows that say so already are not written. */
    void hold(Collection<TryKey> keys, String reason) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(reason);
        values.add(reason);
        keys.forEach(key -> addKey(values, key));
        jdbc.update(
                "UPDATE gw_send SET reason=? WHERE (reason IS NULL OR reason<>?) AND ("
                        + Many.of(KEY, " OR ", keys.size()) + ")",
                values.toArray());
    }

    void takeOver(TryKey key, long ticket) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(ticket);
        addKey(values, key);
        jdbc.update("UPDATE gw_send SET state=1,ticket=? WHERE " + KEY, values.toArray());
    }

    /** Results told later by the platform settle only what the platform has taken, or what nobody knew. */
    void settle(Collection<TryKey> keys, int state, @Nullable String reason) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(state);
        values.add(reason);
        keys.forEach(key -> addKey(values, key));
        jdbc.update(
                "UPDATE gw_send SET state=?,reason=? WHERE (" + Many.of(KEY, " OR ", keys.size())
                        + ") AND state IN (2,5)",
                values.toArray());
    }

    List<OutcomeRow> outcomes(Collection<SendKey> keys) {
        List<@Nullable Object> values = new ArrayList<>(keys.size() * 3);
        for (SendKey key : keys) {
            values.add(key.sourceId());
            values.add(key.node());
            values.add(key.visit());
        }
        return jdbc.query(
                "SELECT source_id,node,visit,try_no,state,channel,reason FROM gw_send WHERE "
                        + Many.of(MESSAGE, " OR ", keys.size()),
                (rs, i) -> new OutcomeRow(
                        rs.getLong(1),
                        Objects.requireNonNull(rs.getString(2)),
                        rs.getInt(3),
                        rs.getInt(4),
                        rs.getInt(5),
                        Objects.requireNonNull(rs.getString(6)),
                        rs.getString(7)),
                values.toArray());
    }

    private static List<@Nullable Object> keyValues(Collection<TryKey> keys) {
        List<@Nullable Object> values = new ArrayList<>(keys.size() * 4);
        keys.forEach(key -> addKey(values, key));
        return values;
    }

    private static void addKey(List<@Nullable Object> values, TryKey key) {
        values.add(key.sourceId());
        values.add(key.node());
        values.add(key.visit());
        values.add(key.tryNo());
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant time) {
        return time == null ? null : UtcTime.of(time);
    }

    private static @Nullable Instant time(ResultSet rs, int column) throws SQLException {
        LocalDateTime stored = rs.getObject(column, LocalDateTime.class);
        return stored == null ? null : UtcTime.toInstant(stored);
    }

    private static String text(ResultSet rs, int column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column));
    }

    private static TryRow row(ResultSet rs, int number) throws SQLException {
        return new TryRow(
                rs.getLong(1),
                text(rs, 2),
                rs.getInt(3),
                rs.getInt(4),
                text(rs, 5),
                rs.getLong(6),
                rs.getInt(7),
                rs.getLong(8),
                rs.getLong(9),
                rs.getLong(10),
                text(rs, 11),
                text(rs, 12),
                rs.getInt(13),
                rs.getInt(14),
                rs.getInt(15),
                rs.getLong(16),
                rs.getInt(17),
                text(rs, 18),
                Objects.requireNonNull(time(rs, 19)),
                Objects.requireNonNull(time(rs, 20)),
                time(rs, 21),
                time(rs, 22),
                rs.getLong(23),
                rs.getInt(24),
                text(rs, 25),
                Objects.requireNonNull(rs.getBytes(26)),
                rs.getString(27));
    }

    /**
     * A row as the sender works on it.
     *
     * @param version of the journey; 0: none
     * @param heldFor why it waited until now; null when it did not
     */
    record TryRow(
            long sourceId,
            String node,
            int visit,
            int tryNo,
            String sourceKind,
            long sourceRef,
            int version,
            long customerId,
            long identityId,
            long accountId,
            String recipient,
            String channel,
            int messageClass,
            int lane,
            int state,
            long ticket,
            int attempts,
            String traceId,
            Instant causedAt,
            Instant plannedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant maybeAt,
            long wakeRun,
            int wakeNo,
            String preview,
            byte[] payload,
            @Nullable String heldFor) {
        /** A new one: it has not waited for anything. */
        TryRow(
                long sourceId,
                String node,
                int visit,
                int tryNo,
                String sourceKind,
                long sourceRef,
                int version,
                long customerId,
                long identityId,
                long accountId,
                String recipient,
                String channel,
                int messageClass,
                int lane,
                int state,
                long ticket,
                int attempts,
                String traceId,
                Instant causedAt,
                Instant plannedAt,
                @Nullable Instant expiresAt,
                @Nullable Instant maybeAt,
                long wakeRun,
                int wakeNo,
                String preview,
                byte[] payload) {
            this(
                    sourceId,
                    node,
                    visit,
                    tryNo,
                    sourceKind,
                    sourceRef,
                    version,
                    customerId,
                    identityId,
                    accountId,
                    recipient,
                    channel,
                    messageClass,
                    lane,
                    state,
                    ticket,
                    attempts,
                    traceId,
                    causedAt,
                    plannedAt,
                    expiresAt,
                    maybeAt,
                    wakeRun,
                    wakeNo,
                    preview,
                    payload,
                    null);
        }

        TryKey key() {
            return new TryKey(sourceId, node, visit, tryNo);
        }
    }

    record Held(long sourceId, String node, int visit, int tryNo, int state, long ticket) {
        TryKey key() {
            return new TryKey(sourceId, node, visit, tryNo);
        }
    }

    record MessageId(TryKey key, String id) {}

    record OutcomeRow(
            long sourceId,
            String node,
            int visit,
            int tryNo,
            int state,
            String channel,
            @Nullable String reason) {}
}
