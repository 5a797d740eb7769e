package io.yujian.member.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerSets;
import io.yujian.testkit.ModuleTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** More customers than are counted one by one, and enough to be cut into parts. */
@ModuleTest(properties = "yujian.pipeline.enabled=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeSetsIT {
    private static final int PEOPLE = 300_000;
    private static final int TENTH = PEOPLE / 10;
    private static final int PARTS = 8;
    private static final double TOLERATED = 0.05;
    private static final String TEN =
            "(SELECT 0 n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                    + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    private static final ConditionInstant NOW =
            new ConditionInstant(Instant.parse("2026-11-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @Autowired
    CustomerSets sets;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper json;

    /** Ids go in steps of three; one of ten people is of the kind and has birthday today, all others have no attribute. */
    @BeforeAll
    void people() {
        jdbc.update("INSERT INTO mb_customer (id, seq, created_at) SELECT 3 * n, n, '2026-01-01 00:00:00' FROM (SELECT"
                + " 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS n FROM " + TEN + " a, "
                + TEN + " b, " + TEN + " c, " + TEN + " d, " + TEN + " e, (SELECT 0 n UNION ALL SELECT 1 UNION ALL"
                + " SELECT 2) f) numbers");
        jdbc.update("INSERT INTO mb_attribute (customer_id, attr_key, folded, month_day)"
                + " SELECT id, 'kind', 'rare', 0 FROM mb_customer WHERE seq % 10 = 0");
        jdbc.update("INSERT INTO mb_attribute (customer_id, attr_key, folded, month_day, year_no)"
                + " SELECT id, 'birthday', '1990-11-01', 1101, 1990 FROM mb_customer WHERE seq % 10 = 0");
        jdbc.execute("ANALYZE TABLE mb_customer");
        jdbc.execute("ANALYZE TABLE mb_attribute");
    }

    private ObjectNode rare() {
        return (ObjectNode)
                json.readTree(
                        "{\"type\":\"attribute\",\"version\":1,\"config\":{\"key\":\"kind\",\"op\":\"eq\",\"value\":\"rare\"}}");
    }

    private ObjectNode birthday() {
        return (ObjectNode)
                json.readTree(
                        "{\"type\":\"anniversary\",\"version\":1,\"config\":{\"key\":\"birthday\",\"days\":0,\"yearly\":true}}");
    }

    private ObjectNode common() {
        ObjectNode tree = json.createObjectNode();
        tree.set("not", rare());
        return tree;
    }

    @Test
    void shouldCutEverybodyIntoEvenParts() {
        List<Long> cuts = sets.cuts(common(), NOW, PARTS);
        assertThat(cuts).hasSize(PARTS - 1).isSorted();
        long even = 3L * PEOPLE / PARTS;
        for (int i = 0; i < cuts.size(); i++) {
            assertThat(cuts.get(i)).isCloseTo(even * (i + 1), within(even / 20));
        }
    }

    @Test
    void shouldNotCutWhatAnIndexFinds() {
        assertThat(sets.cuts(birthday(), NOW, PARTS)).isEmpty();
        CustomerSets.Page page = sets.page(birthday(), NOW, 0, 2_000);
        assertThat(page.customers()).hasSize(2_000).endsWith(60_000L);
    }

    @Test
    void shouldFindEverybodyOnceFromCutToCut() {
        List<Long> ends = new ArrayList<>(sets.cuts(common(), NOW, PARTS));
        ends.add(Long.MAX_VALUE);
        List<Long> found = new ArrayList<>();
        long from = 0;
        for (long to : ends) {
            CustomerSets.Page page = new CustomerSets.Page(List.of(), from, false);
            while (!page.end() && page.reached() < to) {
                page = sets.page(common(), NOW, page.reached(), 2_000);
                page.customers().stream().filter(id -> id <= to).forEach(found::add);
            }
            from = to;
        }
        assertThat(found).doesNotHaveDuplicates().hasSize(PEOPLE - TENTH).isSorted();
    }

    @Test
    void shouldCountAPartOneByOne() {
        CustomerSets.Count count = sets.count(rare(), NOW);
        assertThat(count.exact()).isTrue();
        assertThat(count.customers()).isEqualTo(TENTH);
    }

    @Test
    void shouldEstimateManyFromSamples() {
        CustomerSets.Count count = sets.count(common(), NOW);
        assertThat(count.exact()).isFalse();
        assertThat((double) count.customers()).isCloseTo(PEOPLE - TENTH, within(TOLERATED * PEOPLE));
    }
}
