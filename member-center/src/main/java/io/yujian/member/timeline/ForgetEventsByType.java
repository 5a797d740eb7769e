package io.yujian.member.timeline;

import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Clears what is older than the timeline out of {@code mb_event_by_type}. Each night a thirtieth of the customers, so that
 * an index by age, which every event would have to write, is not needed: nobody counts these rows anyway.
 */
@Component
@ConditionalOnRole(Role.MEMBER_CENTER)
class ForgetEventsByType implements Duty {
    private static final int PARTS = 30;
    private static final int RANGE = 1_000;

    private final EventsByType events;
    private final JdbcTemplate jdbc;
    private final TransactionRetry transactions;
    private final InstantSource clock;

    ForgetEventsByType(EventsByType events, JdbcTemplate jdbc, TransactionRetry transactions, InstantSource clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-events-by-type";
    }

    @Override
    public String cron() {
        return "0 35 3 * * *";
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        long part = Math.floorMod(now.getEpochSecond() / Duration.ofDays(1).toSeconds(), (long) PARTS);
        Long last = jdbc.queryForObject("SELECT COALESCE(MAX(seq), 0) FROM mb_customer", Long.class);
        long all = last == null ? 0 : last;
        forget(now, first(all * part / PARTS), part == PARTS - 1 ? Long.MAX_VALUE : first(all * (part + 1) / PARTS));
    }

    /** The id below the customers with this number and later. */
    private long first(long seq) {
        return seq == 0
                ? 0
                : jdbc
                        .queryForList("SELECT id FROM mb_customer WHERE seq >= ? ORDER BY seq LIMIT 1", Long.class, seq)
                        .stream()
                        .findFirst()
                        .map(id -> id - 1)
                        .orElse(Long.MAX_VALUE);
    }

    private void forget(Instant now, long from, long end) {
        long after = from;
        while (after < end) {
            long begin = after;
            Long to = jdbc.queryForObject(
                    "SELECT MAX(id) FROM (SELECT id FROM mb_customer WHERE id > ? AND id <= ? ORDER BY id LIMIT ?) r",
                    Long.class,
                    begin,
                    end,
                    RANGE);
            if (to == null) {
                return;
            }
            transactions.run(() -> jdbc.update(
                    "DELETE FROM mb_event_by_type WHERE customer_id > ? AND customer_id <= ? AND at < ?",
                    begin,
                    to,
                    UtcTime.of(events.earliest(now))));
            after = to;
        }
    }
}
