package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.journey.coverage.Coverage;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.insight.JourneyCounts;
import io.yujian.journey.library.ChangeStanding;
import io.yujian.journey.library.PauseMode;
import io.yujian.journey.wave.QualifyNow;
import io.yujian.journey.wave.RunWaves;
import io.yujian.member.Attributes;
import io.yujian.member.Customers;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sets of people enter: once, also when two work on it, also after a crash; slowly where that is wanted. */
@ModuleTest(properties = {"yujian.waves.enabled=false", "yujian.pipeline.enabled=false", "yujian.timers.enabled=false"})
class WavesIT {
    @Autowired
    Street street;

    @Autowired
    RunWaves waves;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JourneyCounts counts;

    @Autowired
    ChangeStanding standing;

    @Autowired
    Attributes attributes;

    @Autowired
    Customers customers;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    QualifyNow qualify;

    @Autowired
    Coverage coverage;

    @Autowired
    @Qualifier("countCoverage")
    Duty counting;

    @BeforeEach
    void morning() {
        clock.set(Instant.parse("2026-11-28T01:00:00Z")); // nine o'clock in the brand's zone
    }

    private List<Long> people(String prefix, int n) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.addAll(street.happen(street.outside(prefix + i, "custom.nothing", "{}")));
        }
        return ids;
    }

    private void attribute(long customer, String key, String value) {
        transactions.run(() -> {
            customers.lock(List.of(customer), false);
            attributes.change(List.of(new Attributes.AttributeChange(customer, key, value, "test")));
        });
    }

    private static String with(String key, String value) {
        return "{'all':[{'type':'attribute','version':1,'config':{'key':'" + key + "','op':'eq','value':'" + value
                + "'}}]}";
    }

    private long daily(String who, String entry) {
        return street.publish(
                "定时 " + who.hashCode() + entry,
                Drawings.on("schedule", "{'repeat':'daily','time':'10:00','who':" + who + "}")
                        .entry(entry)
                        .pause("n1", "P1D", "done:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
    }

    private void work() {
        for (int i = 0; i < 50 && waves.step().isZero(); i++) {
            // until nothing is left to do now
        }
    }

    private List<Long> inside(long journey) {
        return jdbc.queryForList(
                "SELECT customer_id FROM jn_run WHERE journey_id = ? ORDER BY customer_id", Long.class, journey);
    }

    private int state(long journey) {
        return jdbc.queryForObject("SELECT MAX(state) FROM jn_wave WHERE journey_id = ?", Integer.class, journey);
    }

    @Test
    void shouldLetInWhoIsMeantAtTheMoment() {
        List<Long> people = people("a", 12);
        people.subList(0, 5).forEach(id -> attribute(id, "ring", "a"));
        long journey = daily(with("ring", "a"), "'most':0");
        work();
        assertThat(inside(journey)).isEmpty();
        attribute(people.get(5), "ring", "a");
        attribute(people.get(0), "ring", "b");
        clock.advance(Duration.ofHours(1));
        work();
        assertThat(inside(journey)).isEqualTo(people.subList(1, 6));
        assertThat(state(journey)).isEqualTo(1);
        assertThat(counts.of(journey, 0).entered()).isEqualTo(5);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_timer t JOIN jn_run r ON r.id = t.run_id WHERE r.journey_id = ?"
                                + " AND t.lane = 1",
                        Integer.class,
                        journey))
                .as("one timer each, in the bulk lane")
                .isEqualTo(5);

        clock.advance(Duration.ofDays(1));
        attribute(people.get(7), "ring", "a");
        work();
        assertThat(inside(journey)).as("once each, and who is new").hasSize(6).doesNotHaveDuplicates();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM jn_why WHERE journey_id = ?", Integer.class, journey))
                .as("refusals in bulk are counted, not told one by one")
                .isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT SUM(n) FROM jn_count WHERE journey_id = ? AND kind = 'refused:reentry-once'",
                        Integer.class,
                        journey))
                .isEqualTo(5);
    }

    @Test
    void shouldGoOnBehindTheLastBatchAfterACrash() {
        List<Long> people = people("c", 30);
        people.forEach(id -> attribute(id, "ring", "c"));
        long journey = daily(with("ring", "c"), "'pace':{'most':600,'per':'PT1M'}");
        work();
        clock.advance(Duration.ofHours(1));
        waves.step(); // ten at a time
        assertThat(inside(journey)).hasSize(10);
        RunWaves other = beans.createBean(RunWaves.class);
        jdbc.update("UPDATE jn_wave SET lease_until = 0 WHERE journey_id = ?", journey);
        clock.advance(Duration.ofSeconds(1));
        other.step();
        assertThat(inside(journey)).hasSize(20).doesNotHaveDuplicates();
        jdbc.update("UPDATE jn_wave SET lease_until = 0 WHERE journey_id = ?", journey);
        clock.advance(Duration.ofSeconds(1));
        waves.step(); // what it had read ahead is stale now
        clock.advance(Duration.ofSeconds(1));
        work();
        assertThat(inside(journey)).isEqualTo(people);
    }

    @Test
    void shouldLetNobodyInTwiceWhenTwoNodesWorkAtOnce() throws Exception {
        Set<Long> people = new TreeSet<>(people("t", 60));
        people.forEach(id -> attribute(id, "ring", "t"));
        long journey = street.publish(
                "两个节点",
                Drawings.on("schedule", "{'repeat':'daily','time':'10:00','who':" + with("ring", "t") + "}")
                        .reentry("{'mode':'always'}")
                        .entry("'pace':{'most':6000,'per':'PT1M'}")
                        .pause("n1", "P1D", "")
                        .draw());
        work();
        clock.advance(Duration.ofHours(1));
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<?>> done = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            RunWaves own = beans.createBean(RunWaves.class);
            done.add(nodes.submit(() -> {
                for (int i = 0; i < 40; i++) {
                    jdbc.update("UPDATE jn_wave SET lease_until = 0, next_at = due_at WHERE journey_id = ?", journey);
                    own.step();
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        nodes.shutdown();
        assertThat(inside(journey)).containsExactlyElementsOf(people);
    }

    @Test
    void shouldKeepThePaceAndTheLimit() {
        List<Long> people = people("p", 12);
        people.forEach(id -> attribute(id, "ring", "p"));
        long journey = daily(with("ring", "p"), "'most':7,'pace':{'most':120,'per':'PT1M'}");
        work();
        clock.advance(Duration.ofHours(1));
        work();
        assertThat(inside(journey)).hasSize(2);
        work();
        assertThat(inside(journey)).as("no time has passed").hasSize(2);
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofSeconds(1));
            work();
        }
        assertThat(inside(journey)).isEqualTo(people.subList(0, 7));
    }

    @Test
    void shouldWaitWhilePausedAndEndWhenArchived() {
        List<Long> people = people("s", 4);
        people.forEach(id -> attribute(id, "ring", "s"));
        long journey = daily(with("ring", "s"), "'pace':{'most':120,'per':'PT1M'}");
        work();
        clock.advance(Duration.ofHours(1));
        work();
        standing.pause(journey, PauseMode.HOLD);
        clock.advance(Duration.ofSeconds(5));
        work();
        assertThat(inside(journey)).hasSize(2);
        standing.resume(journey);
        clock.advance(Duration.ofSeconds(2));
        work();
        assertThat(inside(journey)).hasSize(4);

        clock.advance(Duration.ofDays(1));
        waves.step();
        standing.archive(journey);
        clock.advance(Duration.ofSeconds(11));
        work();
        assertThat(state(journey)).isEqualTo(2);
    }

    @Test
    void shouldMeetDatesOncePerYear() {
        List<Long> people = people("d", 6);
        List<String> dates = List.of("1990-02-28", "2000-02-29", "02-29", "1990-03-01", "2026-02-28", "2027年2月28日");
        for (int i = 0; i < dates.size(); i++) {
            attribute(people.get(i), "生日", dates.get(i));
        }
        clock.set(Instant.parse("2027-02-28T01:00:00Z"));
        long journey = street.publish(
                "生日",
                Drawings.on("date", "{'attribute':'生日','days':0,'time':'10:00','yearly':true}")
                        .pause("n1", "PT1H", "done:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
        work();
        clock.advance(Duration.ofMinutes(90));
        work();
        assertThat(inside(journey))
                .as("the 29th is the 28th in 2027; the day itself is no anniversary")
                .containsExactly(people.get(0), people.get(1), people.get(2), people.get(4));
        assertThat(jdbc.queryForList("SELECT DISTINCT run_key FROM jn_run WHERE journey_id = ?", String.class, journey))
                .containsExactly("2027");
        clock.set(Instant.parse("2028-02-28T01:00:00Z"));
        work();
        clock.advance(Duration.ofMinutes(90));
        work();
        assertThat(inside(journey)).as("a leap year: not the 29th").hasSize(4 + 3);
        clock.advance(Duration.ofDays(1));
        work();
        assertThat(inside(journey)).hasSize(4 + 3 + 2);
    }

    @Test
    void shouldTellThoseWhoWatchAProductFirstComeFirst() {
        List<Long> people = people("w", 6);
        for (int i = 5; i >= 0; i--) {
            street.happen(street.outside("w" + i, i == 3 ? "cart.added" : "product.watched", "{'product':'P-é'}"));
        }
        street.happen(street.outside("w5", "product.favourited", "{'product':'P-é'}"));
        street.happen(street.outside("w4", "order.paid", "{'product':'P-é'}"));
        street.happen(street.outside("w2", "product.watched", "{'product':'other'}"));
        long journey = street.publish(
                "到货",
                Drawings.on(
                                "product",
                                "{'news':'restock','who':['cart','marked','asked'],'within':'P90D','percent':0,'perUnit':2}")
                        .reentry("{'mode':'gap','gap':'P7D'}")
                        .pause("n1", "PT1H", "")
                        .draw());
        Event news = nobodys("product.restocked", "{'product':'P-é','stock':2,'name':'外套'}");
        street.happen(news);
        street.happen(news); // again after a crash
        work();
        assertThat(byEntry(journey))
                .as("two for each unit; w4 has bought it")
                .containsExactly(people.get(5), people.get(3), people.get(2), people.get(1));
        assertThat(jdbc.queryForList("SELECT DISTINCT run_key FROM jn_run WHERE journey_id = ?", String.class, journey))
                .containsExactly("P-é");
        street.happen(nobodys("product.restocked", "{'product':'P-é','stock':50}"));
        work();
        assertThat(byEntry(journey))
                .as("others; the first ones not within a week")
                .hasSize(5);
        street.happen(nobodys("product.price-dropped", "{'product':'P-é','price':1,'before':9}"));
        work();
        assertThat(byEntry(journey)).hasSize(5);
    }

    private List<Long> byEntry(long journey) {
        return jdbc.queryForList(
                "SELECT customer_id FROM jn_run WHERE journey_id = ? ORDER BY id", Long.class, journey);
    }

    private Event nobodys(String type, String data) {
        Event e = street.outside("x", type, data);
        return new Event(
                e.id(),
                type,
                0,
                List.of(),
                e.occurredAt(),
                e.receivedAt(),
                e.data(),
                Event.LANE_TRIGGERED,
                e.traceId(),
                false);
    }

    @Test
    void shouldKeepWhatWaitsThroughTheDatabaseAndAMerge() {
        street.publish(
                "没付款",
                Drawings.on("not-done", "{'event':'cart.added','missing':'order.paid','within':'PT30M','same':'cart'}")
                        .pause("n1", "PT1H", "")
                        .draw());
        street.happen(street.outside("q1", "cart.added", "{'cart':'A'}"));
        street.happen(
                street.outside("q2", "cart.added", "{'cart':'A'}"), street.outside("q2", "cart.added", "{'cart':'B'}"));
        assertThat(waiting()).isEqualTo(3);
        long one = street.happen(street.tied("q1", "q2", "custom.tie")).get(0);
        assertThat(waiting()).as("the survivor waits once for each cart").isEqualTo(2);
        street.happen(street.outside("q2", "order.paid", "{'cart':'B'}"));
        assertThat(jdbc.queryForList("SELECT customer_id FROM jn_waiting", Long.class))
                .containsExactly(one);
        jdbc.update("DELETE FROM jn_waiting");
    }

    private int waiting() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM jn_waiting", Integer.class);
    }

    @Test
    void shouldLetInOnceWhoQualifiedWhenItWasPublished() {
        List<Long> people = people("b", 5);
        people.subList(0, 3).forEach(id -> attribute(id, "ring", "b"));
        long journey = daily(with("ring", "b"), "'most':0");
        assertThat(qualify.count(journey, null)).isEqualTo(new QualifyNow.Qualifying(true, 3, true));
        qualify.letIn(journey);
        qualify.letIn(journey);
        work();
        assertThat(inside(journey)).isEqualTo(people.subList(0, 3));
        assertThat(qualify.waves(journey)).singleElement().satisfies(wave -> {
            assertThat(wave.state()).isEqualTo("done");
            assertThat(wave.entered()).isEqualTo(3);
            assertThat(wave.dueAt()).isNull();
        });
        long events = street.publish(
                "事件",
                Drawings.on("custom-event", "{'name':'b'}")
                        .node("n1", "end", "{}", "")
                        .draw());
        assertThat(qualify.count(events, null).known()).isFalse();
        assertThatThrownBy(() -> qualify.letIn(events)).isInstanceOf(YujianException.class);
    }

    @Test
    void shouldKnowWhoIsInNoJourneyAndWhy() {
        List<Long> people = people("o", 4);
        long journey = street.publish(
                "一次",
                Drawings.on("custom-event", "{'name':'o'}")
                        .pause("n1", "PT1H", "")
                        .draw());
        long short1 = street.publish(
                "短",
                Drawings.on("custom-event", "{'name':'o-short'}")
                        .node("n1", "end", "{}", "")
                        .draw());
        street.happen(street.outside("o0", "custom.o", "{}"));
        street.happen(street.outside("o1", "custom.o-short", "{}"));
        street.happen(street.outside("o2", "custom.o-short", "{}"));
        street.happen(street.outside("o2", "custom.o-short", "{}"));
        assertThat(reasons(people)).containsExactly("o1 over null", "o2 refused reentry-once", "o3 never null");
        assertThat(inside(journey)).hasSize(1);
        assertThat(inside(short1)).hasSize(2);
        int outside = jdbc.queryForObject(
                "SELECT COUNT(*) FROM mb_customer c WHERE merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM jn_run r"
                        + " WHERE r.customer_id = c.id AND r.state IN (0, 3, 4))",
                Integer.class);
        jdbc.update("UPDATE jn_coverage SET reached = 0, counting = '{}', found_at = NULL");
        counting.run();
        assertThat(coverage.view().reasons().stream()
                        .mapToLong(Coverage.ReasonCount::customers)
                        .sum())
                .isEqualTo(outside);
        assertThat(coverage.view().countedAt()).isNotNull();
    }

    private List<String> reasons(List<Long> people) {
        List<String> found = new ArrayList<>();
        Coverage.OutsidersView page = coverage.list(null, people.get(0) - 1);
        page.items().forEach(o -> {
            int no = people.indexOf(Long.valueOf(o.customerId()));
            if (no >= 0) {
                found.add("o" + no + " " + o.reason() + " " + o.detail());
            }
        });
        return found;
    }
}
