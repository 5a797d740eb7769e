package io.yujian.gateway.link;

import io.yujian.gateway.SendKey;
import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Statements on {@code gw_link}; each is one for any number of links. */
@Component
class LinkRows {
    private static final String MESSAGE = "(source_id=? AND node=? AND visit=?)";
    private final JdbcTemplate jdbc;

    LinkRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lastAt last click; null: none yet */
    record Link(
            String code,
            SendKey message,
            String sourceKind,
            long sourceRef,
            long accountId,
            String recipient,
            String url,
            @Nullable Instant lastAt) {}

    void insert(List<Link> links, Instant now) {
        List<Object> values = new ArrayList<>(links.size() * 10);
        for (Link link : links) {
            values.add(link.code());
            values.add(UtcTime.of(now));
            values.add(link.message().sourceId());
            values.add(link.message().node());
            values.add(link.message().visit());
            values.add(link.sourceKind());
            values.add(link.sourceRef());
            values.add(link.accountId());
            values.add(link.recipient());
            values.add(link.url());
        }
        jdbc.update(
                "INSERT INTO gw_link(code,created_at,source_id,node,visit,source_kind,source_ref,account_id,recipient,url)"
                        + " VALUES " + Many.of("(?,?,?,?,?,?,?,?,?,?)", ",", links.size()),
                values.toArray());
    }

    Optional<Link> find(String code) {
        return jdbc
                .query(
                        "SELECT code,source_id,node,visit,source_kind,source_ref,account_id,recipient,url,last_at"
                                + " FROM gw_link WHERE code=?",
                        LinkRows::link,
                        code)
                .stream()
                .findFirst();
    }

    private static Link link(ResultSet rs, int row) throws SQLException {
        return new Link(
                Objects.requireNonNull(rs.getString(1)),
                new SendKey(rs.getLong(2), Objects.requireNonNull(rs.getString(3)), rs.getInt(4)),
                Objects.requireNonNull(rs.getString(5)),
                rs.getLong(6),
                rs.getLong(7),
                Objects.requireNonNull(rs.getString(8)),
                Objects.requireNonNull(rs.getString(9)),
                instant(rs, 10));
    }

    void clicked(SortedSet<String> codes, Instant at) {
        List<Object> values = new ArrayList<>(List.of(UtcTime.of(at), UtcTime.of(at)));
        values.addAll(codes);
        jdbc.update(
                "UPDATE gw_link SET clicks=clicks+1,first_at=COALESCE(first_at,?),last_at=? WHERE code IN ("
                        + Many.of("?", ",", codes.size()) + ")",
                values.toArray());
    }

    /** Links of these messages in the order in which they were made. */
    List<LinkUse> ofMessages(Collection<SendKey> keys) {
        return jdbc.query(
                "SELECT source_id,node,visit,url,clicks,first_at,last_at FROM gw_link WHERE "
                        + Many.of(MESSAGE, " OR ", keys.size()) + " ORDER BY created_at,url",
                (rs, row) -> new LinkUse(
                        new SendKey(rs.getLong(1), Objects.requireNonNull(rs.getString(2)), rs.getInt(3)),
                        Objects.requireNonNull(rs.getString(4)),
                        rs.getInt(5),
                        instant(rs, 6),
                        instant(rs, 7)),
                keyValues(keys).toArray());
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        LocalDateTime at = rs.getObject(column, LocalDateTime.class);
        return at == null ? null : UtcTime.toInstant(at);
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

    Set<SendKey> tapped(Collection<SendKey> keys) {
        return new HashSet<>(jdbc.query(
                "SELECT DISTINCT source_id,node,visit FROM gw_link WHERE clicks>0 AND ("
                        + Many.of(MESSAGE, " OR ", keys.size()) + ")",
                (rs, row) -> new SendKey(rs.getLong(1), Objects.requireNonNull(rs.getString(2)), rs.getInt(3)),
                keyValues(keys).toArray()));
    }

    /** @return how many went; at most the limit */
    int deleteBefore(Instant before, int limit) {
        return jdbc.update(
                "DELETE FROM gw_link WHERE created_at<? ORDER BY created_at LIMIT " + limit, UtcTime.of(before));
    }
}
