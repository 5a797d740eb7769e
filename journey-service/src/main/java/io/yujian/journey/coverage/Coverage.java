package io.yujian.journey.coverage;

import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerSets;
import io.yujian.member.Customers;
import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is in no journey, and why: nothing has ever brought them into one ({@code never}), a journey refused them
 * ({@code refused}), or all that they were in are over ({@code over}).
 */
@Component
public class Coverage {
    private static final int PAGE = 2_000;
    private static final int LIST_PAGES = 20;
    private static final int LIST = 50;

    private final CustomerSets sets;
    private final Customers customers;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ObjectNode outside;

    Coverage(
            CustomerSets sets,
            Customers customers,
            JdbcTemplate jdbc,
            JsonMapper json,
            InstantSource clock,
            ZoneId zone,
            OutsideTree tree) {
        this.sets = sets;
        this.customers = customers;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
        this.outside = tree.inNoJourney();
    }

    /** Writes the condition of who is in no journey. */
    public interface OutsideTree {
        ObjectNode inNoJourney();
    }

    /** @param countedAt null: not counted yet */
    public record CoverageView(
            List<ReasonCount> reasons, @Nullable Instant countedAt) {}

    /** @param reason {@code never}, {@code refused} or {@code over} */
    public record ReasonCount(String reason, long customers) {}

    /**
     * A customer in no journey.
     *
     * @param detail why the last journey refused them; null: it did not
     */
    public record Outsider(
            String customerId,
            String name,
            String reason,
            @Nullable String detail) {}

    /** @param next null: nobody is left */
    public record OutsidersView(
            List<Outsider> items, @Nullable String next) {}

    private record Why(String reason, @Nullable String detail) {}

    public CoverageView view() {
        return jdbc.query("SELECT found, found_at FROM jn_coverage WHERE id = 1", (row, no) -> {
                    LocalDateTime at = row.getObject(2, LocalDateTime.class);
                    return new CoverageView(counts(row.getString(1)), at == null ? null : UtcTime.toInstant(at));
                })
                .get(0);
    }

    private List<ReasonCount> counts(String text) {
        List<ReasonCount> counts = new ArrayList<>();
        json.readTree(text)
                .properties()
                .forEach(
                        e -> counts.add(new ReasonCount(e.getKey(), e.getValue().asLong())));
        return List.copyOf(counts);
    }

    /** Looks at a bounded number of customers; a page may be short while others follow. */
    public OutsidersView list(@Nullable String reason, long after) {
        List<Outsider> found = new ArrayList<>();
        long reached = after;
        boolean end = false;
        for (int i = 0; i < LIST_PAGES && found.size() < LIST && !end; i++) {
            CustomerSets.Page page = page(reached, LIST);
            Map<Long, Why> why = why(page.customers());
            Map<Long, String> names = customers.names(page.customers());
            for (long id : page.customers()) {
                Why each = why.getOrDefault(id, new Why("never", null));
                if (reason == null || reason.equals(each.reason())) {
                    String name = names.getOrDefault(id, "");
                    found.add(new Outsider(Long.toString(id), name, each.reason(), each.detail()));
                }
            }
            reached = page.reached();
            end = page.end();
        }
        return new OutsidersView(List.copyOf(found), end ? null : Long.toString(reached));
    }

    /**
     * Counts one more range of the pass under way.
     *
     * @return true when the pass is whole
     */
    boolean countOn() {
        long after = Objects.requireNonNullElse(
                jdbc.queryForObject("SELECT reached FROM jn_coverage WHERE id = 1", Long.class), 0L);
        CustomerSets.Page page = page(after, PAGE);
        Map<Long, Why> why = why(page.customers());
        Map<String, Long> sums = new TreeMap<>(Map.of("never", 0L, "refused", 0L, "over", 0L));
        String before = jdbc.queryForObject("SELECT counting FROM jn_coverage WHERE id = 1", String.class);
        counts(before == null ? "{}" : before).forEach(c -> sums.merge(c.reason(), c.customers(), Long::sum));
        page.customers()
                .forEach(id ->
                        sums.merge(why.getOrDefault(id, new Why("never", null)).reason(), 1L, Long::sum));
        ObjectNode counting = JsonNodeFactory.instance.objectNode();
        sums.forEach(counting::put);
        // Names the place it began at: whoever counted the same range meanwhile has moved it.
        if (page.end()) {
            jdbc.update(
                    "UPDATE jn_coverage SET reached = 0, counting = '{}', found = ?, found_at = ?"
                            + " WHERE id = 1 AND reached = ?",
                    counting.toString(),
                    UtcTime.of(clock.instant()),
                    after);
        } else {
            jdbc.update(
                    "UPDATE jn_coverage SET reached = ?, counting = ? WHERE id = 1 AND reached = ?",
                    page.reached(),
                    counting.toString(),
                    after);
        }
        return page.end();
    }

    private CustomerSets.Page page(long after, int most) {
        return sets.page(outside, new ConditionInstant(clock.instant(), zone), after, most);
    }

    /** Two statements; who is absent has nothing. The later of the last run and the last refusal counts. */
    private Map<Long, Why> why(List<Long> ids) {
        Map<Long, Why> why = new HashMap<>();
        if (ids.isEmpty()) {
            return why;
        }
        Map<Long, Long> last = new HashMap<>();
        jdbc.query(
                "SELECT customer_id, MAX(id) FROM jn_run WHERE customer_id IN " + Many.row(ids.size())
                        + " GROUP BY customer_id",
                row -> {
                    last.put(row.getLong(1), row.getLong(2));
                    why.put(row.getLong(1), new Why("over", null));
                },
                ids.toArray());
        jdbc.query(
                "SELECT w.customer_id, w.id, w.reason FROM jn_why w JOIN (SELECT customer_id, MAX(id) AS id FROM jn_why"
                        + " WHERE customer_id IN " + Many.row(ids.size())
                        + " GROUP BY customer_id) l ON l.customer_id = w.customer_id AND l.id = w.id",
                row -> {
                    if (row.getLong(2) > last.getOrDefault(row.getLong(1), 0L)) {
                        why.put(row.getLong(1), new Why("refused", row.getString(3)));
                    }
                },
                ids.toArray());
        return why;
    }
}
