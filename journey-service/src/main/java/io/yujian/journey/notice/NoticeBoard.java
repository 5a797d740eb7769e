package io.yujian.journey.notice;

import io.yujian.platform.database.Many;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps notices, and how far each user has looked. */
@Component
public class NoticeBoard implements StaffNotices {
    private static final int LATEST = 50;
    /** More unread than these are not counted. */
    private static final int MOST = 99;

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final InstantSource clock;

    NoticeBoard(JdbcTemplate jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** As the console shows it. */
    public record NoticeView(
            String id, String journeyId, String customerId, String text, Instant createdAt, boolean unread) {}

    /** @param unread at most 99 */
    public record NoticesView(List<NoticeView> items, int unread) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(notices.size() * 8);
        for (Notice n : notices.stream()
                .sorted(Comparator.comparingLong(Notice::runId).thenComparing(Notice::node))
                .toList()) {
            values.add(ids.next());
            values.add(n.runId());
            values.add(n.node());
            values.add(n.visit());
            values.add(n.journeyId());
            values.add(n.customerId());
            values.add(n.text());
            values.add(UtcTime.of(clock.instant()));
        }
        jdbc.update(
                "INSERT INTO jn_notice(id,run_id,node,visit,journey_id,customer_id,told,created_at) VALUES "
                        + Many.of("(?,?,?,?,?,?,?,?)", ",", notices.size())
                        + " ON DUPLICATE KEY UPDATE run_id=run_id",
                values.toArray());
    }

    /** The youngest first. */
    public NoticesView board(long userId) {
        long seen = seen(userId);
        List<NoticeView> items = jdbc.query(
                "SELECT id,journey_id,customer_id,told,created_at FROM jn_notice ORDER BY id DESC LIMIT " + LATEST,
                (rs, n) -> new NoticeView(
                        Long.toString(rs.getLong(1)),
                        Long.toString(rs.getLong(2)),
                        Long.toString(rs.getLong(3)),
                        Objects.requireNonNull(rs.getString(4)),
                        UtcTime.toInstant(Objects.requireNonNull(rs.getObject(5, LocalDateTime.class))),
                        rs.getLong(1) > seen));
        Integer unread = jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT 1 FROM jn_notice WHERE id>? LIMIT " + MOST + ") n", Integer.class, seen);
        return new NoticesView(items, unread == null ? 0 : unread);
    }

    private long seen(long userId) {
        return jdbc.queryForList("SELECT seen_id FROM jn_notice_seen WHERE user_id=?", Long.class, userId).stream()
                .findFirst()
                .orElse(0L);
    }

    /** Never back. */
    @Transactional
    public void seen(long userId, long upTo) {
        jdbc.update(
                "INSERT INTO jn_notice_seen(user_id,seen_id) VALUES (?,?)"
                        + " ON DUPLICATE KEY UPDATE seen_id=GREATEST(seen_id,VALUES(seen_id))",
                userId,
                upTo);
    }

    int forget(Instant before, int limit) {
        return jdbc.update("DELETE FROM jn_notice WHERE created_at<? ORDER BY id LIMIT " + limit, UtcTime.of(before));
    }
}
