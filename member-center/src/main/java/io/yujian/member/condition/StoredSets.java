package io.yujian.member.condition;

import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerSets;
import io.yujian.member.CustomerStretch;
import io.yujian.member.SqlCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Sets of customers from the database. Every statement stands alone: no snapshot outlives it. */
@Component
class StoredSets implements CustomerSets {
    /** Rows of customers that one page looks at. */
    private static final int RANGE = 10_000;
    /** Counted one by one up to here. */
    private static final int EXACT = 200_000;

    private static final int EXACT_SECONDS = 2;
    private static final int SAMPLES = 40;
    private static final int SAMPLE = 2_500;
    private static final Duration SAMPLING = Duration.ofSeconds(3);

    private final ConditionTrees trees;
    private final JdbcTemplate jdbc;
    private final JdbcTemplate impatient;

    StoredSets(ConditionTrees trees, JdbcTemplate jdbc, DataSource dataSource) {
        this.trees = trees;
        this.jdbc = jdbc;
        this.impatient = new JdbcTemplate(dataSource);
        this.impatient.setQueryTimeout(EXACT_SECONDS);
    }

    /** Sets of fewer customers are not cut. */
    private static final long LARGE = 50_000;

    private record Ends(long first, long last) {}

    private record Stretch(long rows, long to) {}

    @Override
    public Page page(ObjectNode tree, ConditionInstant now, long afterId, int most) {
        return page(trees.set(tree), now, afterId, most);
    }

    private Page page(TreePart part, ConditionInstant now, long afterId, int most) {
        Stretch stretch = stretch(SetSql.driver(part, now), afterId, RANGE);
        if (stretch.rows() == 0) {
            return new Page(List.of(), afterId, true);
        }
        List<Long> found = ids(SetSql.select(part, now, new CustomerStretch(afterId, stretch.to()), most));
        if (found.size() == most) {
            return new Page(found, found.get(found.size() - 1), false);
        }
        return new Page(found, stretch.to(), stretch.rows() < RANGE);
    }

    @Override
    public List<Long> cuts(ObjectNode tree, ConditionInstant now, int parts) {
        if (SetSql.driver(trees.set(tree), now) != null) {
            return List.of();
        }
        Ends ends = jdbc.query(
                        "SELECT COALESCE(MIN(seq), 0), COALESCE(MAX(seq), 0) FROM mb_customer",
                        (row, no) -> new Ends(row.getLong(1), row.getLong(2)))
                .get(0);
        long width = ends.last() - ends.first();
        TreeSet<Long> cuts = new TreeSet<>();
        for (int no = 1; no < parts && width > LARGE; no++) {
            cuts.addAll(jdbc.queryForList(
                    "SELECT id FROM mb_customer WHERE seq >= ? ORDER BY seq LIMIT 1",
                    Long.class,
                    ends.first() + width * no / parts));
        }
        return List.copyOf(cuts);
    }

    @Override
    public Count count(ObjectNode tree, ConditionInstant now) {
        TreePart part = trees.set(tree);
        Long exact = part.wholeAtOnce() ? exact(SetSql.select(part, now, null, EXACT + 1)) : paged(part, now);
        return exact != null && exact <= EXACT ? new Count(exact, true) : sampled(part, now, exact == null ? 0 : EXACT);
    }

    /** Null when it takes too long. */
    private @Nullable Long exact(SqlCondition set) {
        try {
            return impatient.queryForObject(
                    "SELECT COUNT(*) FROM (" + set.sql() + ") s",
                    Long.class,
                    set.arguments().toArray());
        } catch (DataAccessException e) {
            return null; // ended by its time limit; the sample tells whether the statement itself is wrong
        }
    }

    /** Page after page; null when it takes too long. */
    private @Nullable Long paged(TreePart part, ConditionInstant now) {
        long until = System.nanoTime() + Duration.ofSeconds(EXACT_SECONDS).toNanos();
        long found = 0;
        Page page = new Page(List.of(), 0, false);
        while (!page.end()) {
            if (System.nanoTime() > until) {
                return null;
            }
            page = page(part, now, page.reached(), RANGE);
            found += page.customers().size();
        }
        return found;
    }

    private Count sampled(TreePart part, ConditionInstant now, long atLeast) {
        Long last = jdbc.queryForObject("SELECT COALESCE(MAX(seq), 0) FROM mb_customer", Long.class);
        long all = last == null ? 0 : last;
        long until = System.nanoTime() + SAMPLING.toNanos();
        long looked = 0;
        long found = 0;
        // From the middle outwards would be no better: each sample stands for one part of the time in which people
        // came.
        for (int no = 0; no < SAMPLES && (no == 0 || System.nanoTime() < until); no++) {
            // Spread so that a sampling that is broken off has looked everywhere: 0, 17, 34, 11, … of 40.
            long at = all * ((no * 17L) % SAMPLES) / SAMPLES;
            List<Long> first =
                    jdbc.queryForList("SELECT id FROM mb_customer WHERE seq > ? ORDER BY seq LIMIT 1", Long.class, at);
            if (first.isEmpty()) {
                continue;
            }
            long after = first.get(0) - 1;
            Stretch stretch = stretch(null, after, SAMPLE);
            looked += stretch.rows();
            found += ids(SetSql.select(part, now, new CustomerStretch(after, stretch.to()), SAMPLE))
                    .size();
        }
        long estimate = looked == 0 ? 0 : Math.round((double) found / looked * all);
        return new Count(Math.max(estimate, atLeast), false);
    }

    /** @param driver whose rows are the only ones that matter; null: every customer's */
    private Stretch stretch(@Nullable SqlCondition driver, long afterId, int rows) {
        List<Object> arguments = new ArrayList<>(driver == null ? List.of() : driver.arguments());
        arguments.add(afterId);
        arguments.add(rows);
        String from = driver == null
                ? "SELECT id FROM mb_customer WHERE id > ? ORDER BY id LIMIT ?"
                : "SELECT d.customer_id AS id FROM (" + driver.sql() + ") d WHERE d.customer_id > ? ORDER BY 1 LIMIT ?";
        return jdbc.query(
                        "SELECT COUNT(*), COALESCE(MAX(id), 0) FROM (" + from + ") r",
                        (row, no) -> new Stretch(row.getLong(1), row.getLong(2)),
                        arguments.toArray())
                .get(0);
    }

    private List<Long> ids(SqlCondition set) {
        return jdbc.queryForList(set.sql(), Long.class, set.arguments().toArray());
    }
}
