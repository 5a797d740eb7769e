package io.yujian.gateway.fanmenu;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.yujian.gateway.FanMenus;
import io.yujian.gateway.SendKey;
import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Statements on {@code gw_fan_menu}; each is one for any number of wishes. */
@Component
class FanMenuRows {
    /** The order in which rows are locked. */
    static final Comparator<SendKey> ORDER = Comparator.comparingLong(SendKey::sourceId)
            .thenComparing(SendKey::node)
            .thenComparingInt(SendKey::visit);

    private static final String COLUMNS =
            "source_id,node,visit,seq,account_id,recipient,customer_id,menu_id,lane,state,"
                    + "ticket,attempts,planned_at,give_up_at,wake_no,reason";
    private static final String KEY = "(source_id=? AND node=? AND visit=?)";
    private final JdbcTemplate jdbc;

    FanMenuRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One wish as stored.
     *
     * @param seq of two wishes for one fan the larger counts
     * @param wakeNo 0: nobody waits
     */
    record Row(
            SendKey key,
            long seq,
            long accountId,
            String recipient,
            long customerId,
            long menuId,
            byte lane,
            FanMenus.State state,
            long ticket,
            int attempts,
            Instant plannedAt,
            Instant giveUpAt,
            int wakeNo,
            @Nullable String reason) {
        Row withTicket(long next) {
            return new Row(
                    key,
                    seq,
                    accountId,
                    recipient,
                    customerId,
                    menuId,
                    lane,
                    state,
                    next,
                    attempts,
                    plannedAt,
                    giveUpAt,
                    wakeNo,
                    reason);
        }

        Fan fan() {
            return new Fan(accountId, recipient);
        }
    }

    record Fan(long accountId, String recipient) {}

    /** A wish that has no result yet. */
    record Open(Fan fan, SendKey key, long seq) {}

    /** As the outbox carries it. */
    static byte[] ref(SendKey key) {
        byte[] name = key.node().getBytes(US_ASCII);
        return ByteBuffer.allocate(12 + name.length)
                .putLong(key.sourceId())
                .putInt(key.visit())
                .put(name)
                .array();
    }

    static SendKey ofRef(byte[] ref) {
        ByteBuffer buffer = ByteBuffer.wrap(ref);
        long source = buffer.getLong();
        int visit = buffer.getInt();
        return new SendKey(source, new String(ref, 12, ref.length - 12, US_ASCII), visit);
    }

    /** A second plan of the same wish changes nothing; its outbox item has a ticket that no row knows. */
    void insert(List<Row> rows) {
        List<Object> values = new ArrayList<>(rows.size() * 14);
        for (Row r : rows) {
            values.add(r.key().sourceId());
            values.add(r.key().node());
            values.add(r.key().visit());
            values.add(r.seq());
            values.add(r.accountId());
            values.add(r.recipient());
            values.add(r.customerId());
            values.add(r.menuId());
            values.add(r.lane());
            values.add(r.state().ordinal());
            values.add(r.ticket());
            values.add(UtcTime.of(r.plannedAt()));
            values.add(UtcTime.of(r.giveUpAt()));
            values.add(r.wakeNo());
        }
        jdbc.update(
                "INSERT INTO gw_fan_menu(source_id,node,visit,seq,account_id,recipient,customer_id,menu_id,lane,state,"
                        + "ticket,planned_at,give_up_at,wake_no) VALUES "
                        + Many.of("(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", ",", rows.size())
                        + " ON DUPLICATE KEY UPDATE source_id=source_id",
                values.toArray());
    }

    List<Row> find(Collection<SendKey> keys) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM gw_fan_menu WHERE " + Many.of(KEY, " OR ", keys.size()),
                FanMenuRows::row,
                keyValues(keys).toArray());
    }

    /** Rows with these keys that have no result yet, locked in the order of their keys. */
    List<Row> lockPlanned(Collection<SendKey> keys) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM gw_fan_menu WHERE state=0 AND (" + Many.of(KEY, " OR ", keys.size())
                        + ") ORDER BY source_id,node,visit FOR UPDATE",
                FanMenuRows::row,
                keyValues(keys).toArray());
    }

    /** All wishes for these fans that have no result yet. */
    List<Open> openOf(Collection<Fan> fans) {
        List<Object> values = new ArrayList<>(fans.size() * 2);
        for (Fan fan : fans) {
            values.add(fan.accountId());
            values.add(fan.recipient());
        }
        return jdbc.query(
                "SELECT account_id,recipient,source_id,node,visit,seq FROM gw_fan_menu WHERE "
                        + Many.of("(account_id=? AND recipient=? AND state=0)", " OR ", fans.size()),
                (rs, n) -> new Open(
                        new Fan(rs.getLong(1), Objects.requireNonNull(rs.getString(2))),
                        new SendKey(rs.getLong(3), Objects.requireNonNull(rs.getString(4)), rs.getInt(5)),
                        rs.getLong(6)),
                values.toArray());
    }

    void ticket(SendKey key, long ticket) {
        jdbc.update(
                "UPDATE gw_fan_menu SET ticket=? WHERE source_id=? AND node=? AND visit=?",
                ticket,
                key.sourceId(),
                key.node(),
                key.visit());
    }

    /**
     * @param state {@code PLANNED}: another attempt at {@code nextAt}
     * @param tried a call was made for it
     */
    record End(
            Row row,
            FanMenus.State state,
            @Nullable String reason,
            @Nullable Instant nextAt,
            boolean tried) {}

    /** Only whoever holds the ticket may write. */
    void record(List<End> ends, Instant now) {
        List<Object[]> values = new ArrayList<>(ends.size());
        for (End end : ends) {
            values.add(new Object[] {
                end.state().ordinal(),
                end.reason(),
                end.state() == FanMenus.State.PLANNED ? null : UtcTime.of(now),
                end.tried() ? 1 : 0,
                end.row().key().sourceId(),
                end.row().key().node(),
                end.row().key().visit(),
                end.row().ticket()
            });
        }
        jdbc.batchUpdate(
                "UPDATE gw_fan_menu SET state=?,reason=?,done_at=?,attempts=attempts+?"
                        + " WHERE source_id=? AND node=? AND visit=? AND state=0 AND ticket=?",
                values);
    }

    int deleteBefore(Instant before, int limit) {
        return jdbc.update(
                "DELETE FROM gw_fan_menu WHERE planned_at<? ORDER BY planned_at LIMIT " + limit, UtcTime.of(before));
    }

    private static List<Object> keyValues(Collection<SendKey> keys) {
        List<Object> values = new ArrayList<>(keys.size() * 3);
        for (SendKey key : keys) {
            values.add(key.sourceId());
            values.add(key.node());
            values.add(key.visit());
        }
        return values;
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                new SendKey(rs.getLong(1), Objects.requireNonNull(rs.getString(2)), rs.getInt(3)),
                rs.getLong(4),
                rs.getLong(5),
                Objects.requireNonNull(rs.getString(6)),
                rs.getLong(7),
                rs.getLong(8),
                rs.getByte(9),
                FanMenus.State.values()[rs.getInt(10)],
                rs.getLong(11),
                rs.getInt(12),
                instant(rs, 13),
                instant(rs, 14),
                rs.getInt(15),
                rs.getString(16));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return UtcTime.toInstant(Objects.requireNonNull(rs.getObject(column, LocalDateTime.class)));
    }
}
