package io.yujian.member.timeline;

import io.yujian.platform.database.Many;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How far {@code mb_event_by_type} reaches. The mark only rises, and what lies above it is on the timeline too, so a node
 * that knows an older mark answers the same, a little slower. Safe for any number of threads.
 */
@Component
class EventIndex {
    /** An event that is stored so long after it got its id belongs to a day that may have been copied already. */
    static final Duration LATE = Duration.ofHours(1);

    private static final String MARK = "events-indexed";
    private static final Duration TRUSTED = Duration.ofSeconds(30);

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private volatile Known known = new Known(0, System.nanoTime() - TRUSTED.toNanos());

    private record Known(long mark, long atNanos) {}

    EventIndex(JdbcTemplate jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** By the clock that ids are given by, which is not the product's: a day is over when no id of it is given any more. */
    Instant now() {
        return Ids.timeOf(ids.next());
    }

    /** Id of the first event that the index may lack; asks the database twice a minute. */
    long until() {
        Known last = known;
        if (System.nanoTime() - last.atNanos() < TRUSTED.toNanos()) {
            return last.mark();
        }
        return stored();
    }

    /** As the database says. */
    long stored() {
        long mark = jdbc.queryForList("SELECT next_value FROM mb_sequence WHERE name = ?", Long.class, MARK).stream()
                .findFirst()
                .orElse(0L);
        known = new Known(mark, System.nanoTime());
        return mark;
    }

    /** In the caller's transaction: everything below has been copied. */
    void raise(long mark) {
        jdbc.update(
                "INSERT INTO mb_sequence (name, next_value) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE next_value = GREATEST(next_value, VALUES(next_value))",
                MARK,
                mark);
    }

    /** Those that come too late for the nightly copy are put into the index at once; nearly always nothing. */
    void addLate(List<TimelineRow> rows) {
        long late = Ids.firstAt(now().minus(LATE));
        List<Object> values = new ArrayList<>();
        int count = 0;
        for (TimelineRow row : rows) {
            if (row.id() < late) {
                count++;
                values.add(row.customerId());
                values.add(row.type());
                values.add(UtcTime.of(row.occurredAt()));
                values.add(row.id());
            }
        }
        if (count > 0) {
            jdbc.update(
                    "INSERT INTO mb_event_by_type (customer_id, type, at, event_id) VALUES "
                            + Many.of(Many.row(4), ",", count)
                            + " ON DUPLICATE KEY UPDATE event_id = VALUES(event_id)",
                    values.toArray());
        }
    }
}
