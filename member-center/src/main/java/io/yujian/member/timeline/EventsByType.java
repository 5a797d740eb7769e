package io.yujian.member.timeline;

import io.yujian.member.CustomerStretch;
import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which events of a kind customers have had since when. Each question is one statement for any number of customers, along
 * primary keys: of the index as far as it reaches, of the timeline's last days for what came after. What was merged into
 * them counts as theirs. Asks in the caller's transaction, so an event that this very transaction stores counts already.
 * Nothing older than the timeline counts, whether or not it has been cleared away yet.
 */
@Component
public class EventsByType {
    private final JdbcTemplate jdbc;
    private final EventIndex index;
    private final Duration kept;

    /** @param days how long the timeline is kept */
    EventsByType(JdbcTemplate jdbc, EventIndex index, @Value("${yujian.member.timeline-days:400}") int days) {
        this.jdbc = jdbc;
        this.index = index;
        this.kept = Duration.ofDays(days);
    }

    /** A past event. @param data as told by the source, JSON object */
    public record PastEvent(Instant at, String data) {}

    /** Takes what {@link #read} finds. */
    @FunctionalInterface
    public interface Reader {
        void read(long customerId, PastEvent event);
    }

    /** The time since which events can be asked for at all. */
    public Instant earliest(Instant now) {
        return now.minus(kept);
    }

    /** How many; customers without any are absent. */
    public Map<Long, Long> counts(Collection<Long> customerIds, String type, Instant since) {
        Map<Long, Long> counts = new HashMap<>();
        if (!customerIds.isEmpty()) {
            EventsSql sql = countsSql(customerIds, type, since);
            jdbc.query(
                    sql.text(),
                    row -> {
                        counts.put(row.getLong(1), row.getLong(2));
                    },
                    sql.arguments());
        }
        return counts;
    }

    /** Their times in no order; customers without any are absent. */
    public Map<Long, List<Instant>> times(Collection<Long> customerIds, String type, Instant since) {
        Map<Long, List<Instant>> times = new HashMap<>();
        if (!customerIds.isEmpty()) {
            EventsSql sql = of(customerIds, type, since).select("");
            jdbc.query(
                    sql.text(),
                    row -> {
                        times.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                                .add(instant(row.getObject(2, LocalDateTime.class)));
                    },
                    sql.arguments());
        }
        return times;
    }

    /** With their data, told one by one, in no order. */
    public void read(Collection<Long> customerIds, String type, Instant since, Reader reader) {
        if (!customerIds.isEmpty()) {
            EventsSql sql = readSql(customerIds, type, since);
            jdbc.query(
                    sql.text(),
                    row -> {
                        Instant at = instant(row.getObject(2, LocalDateTime.class));
                        reader.read(row.getLong(1), new PastEvent(at, row.getString(3)));
                    },
                    sql.arguments());
        }
    }

    /** How many there are of each customer of the stretch who has any: columns {@code customer} and {@code n}. */
    public EventsSql counted(CustomerStretch stretch, String type, Instant since) {
        String in = "%s > ? AND %s <= ?";
        return new EventsSql(in, List.of(stretch.after(), stretch.to()), type, since, index.until()).counted();
    }

    /** The next live root customers of a stretch, ascending. */
    public List<Long> roots(CustomerStretch stretch, int most) {
        return jdbc.queryForList(
                "SELECT id FROM mb_customer WHERE id > ? AND id <= ? AND merged_into IS NULL ORDER BY id LIMIT ?",
                Long.class,
                stretch.after(),
                stretch.to(),
                most);
    }

    /** Of {@link #counts}. */
    EventsSql countsSql(Collection<Long> customerIds, String type, Instant since) {
        return of(customerIds, type, since).counted();
    }

    /** Of {@link #read}. */
    EventsSql readSql(Collection<Long> customerIds, String type, Instant since) {
        return of(customerIds, type, since).select(", e.data");
    }

    private EventsSql of(Collection<Long> customerIds, String type, Instant since) {
        String in = "%s IN " + Many.row(customerIds.size());
        return new EventsSql(in, List.copyOf(customerIds), type, since, index.until());
    }

    private static Instant instant(LocalDateTime stored) {
        return UtcTime.toInstant(Objects.requireNonNull(stored));
    }
}
