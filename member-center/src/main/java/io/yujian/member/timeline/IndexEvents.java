package io.yujian.member.timeline;

import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.id.Ids;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Copies whole days of the timeline into {@code mb_event_by_type}: one partition, read in the order of its key, which is
 * the order in which the index wants it. A day is copied when it has been over for two hours; an event of it that is
 * stored later than that is put into the index by whoever stores it. Broken off in a day, it copies that day again; rows
 * that are there stay. The first run of an installation copies all that the timeline has.
 */
@Component
@ConditionalOnRole(Role.MEMBER_CENTER)
class IndexEvents implements Duty {
    private static final Duration OVER = EventIndex.LATE.multipliedBy(2);
    private static final int RANGE = 5_000;

    private final EventIndex index;
    private final EventsByType events;
    private final JdbcTemplate jdbc;
    private final TransactionRetry transactions;

    IndexEvents(EventIndex index, EventsByType events, JdbcTemplate jdbc, TransactionRetry transactions) {
        this.index = index;
        this.events = events;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "index-events";
    }

    @Override
    public String cron() {
        return "0 30 3 * * *";
    }

    @Override
    public void run() {
        Instant now = index.now();
        Instant oldest = events.earliest(now);
        Instant reached = Ids.timeOf(index.stored());
        Instant day = (reached.isAfter(oldest) ? reached : oldest).truncatedTo(ChronoUnit.DAYS);
        Instant next = day.plus(1, ChronoUnit.DAYS);
        while (!next.plus(OVER).isAfter(now)) {
            copy(Ids.firstAt(day), Ids.firstAt(next));
            long mark = Ids.firstAt(next);
            transactions.run(() -> index.raise(mark));
            day = next;
            next = day.plus(1, ChronoUnit.DAYS);
        }
        index.stored();
    }

    private void copy(long first, long end) {
        long after = 0;
        Long to = last(after, first, end);
        while (to != null) {
            long from = after;
            long until = to;
            transactions.run(() -> jdbc.update(
                    "INSERT INTO mb_event_by_type (customer_id, type, at, event_id)"
                            + " SELECT e.customer_id, e.type, e.occurred_at, e.id FROM mb_event e"
                            + " WHERE e.customer_id > ? AND e.customer_id <= ? AND e.id >= ? AND e.id < ?"
                            + " ORDER BY e.customer_id"
                            + " ON DUPLICATE KEY UPDATE event_id = VALUES(event_id)",
                    from,
                    until,
                    first,
                    end));
            after = until;
            to = last(after, first, end);
        }
    }

    /** Customer at the end of the next range of rows; null: there are no more. */
    private @Nullable Long last(long after, long first, long end) {
        return jdbc.queryForObject(
                "SELECT MAX(customer_id) FROM (SELECT customer_id FROM mb_event"
                        + " WHERE customer_id > ? AND id >= ? AND id < ? ORDER BY customer_id LIMIT ?) r",
                Long.class,
                after,
                first,
                end,
                RANGE);
    }
}
