package io.yujian.member.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.member.BatchFacts;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerSets;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.testing.Happenings;
import io.yujian.platform.database.StatementCounter;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people did before: the same answer from the index and from the timeline, few statements, along keys. */
@ModuleTest(properties = "yujian.pipeline.enabled=false")
class EventsByTypeIT {
    private final AtomicInteger told = new AtomicInteger();
    private Instant now = Instant.EPOCH;

    @Autowired
    Happenings happenings;

    @Autowired
    EventsByType events;

    @Autowired
    EventIndex index;

    @Autowired
    TimelineRows timeline;

    @Autowired
    @Qualifier("indexEvents")
    Duty copying;

    @Autowired
    @Qualifier("forgetEventsByType")
    Duty forgetting;

    @Autowired
    Conditions conditions;

    @Autowired
    CustomerSets sets;

    @Autowired
    Customers customers;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void nothingHappened() {
        jdbc.update("DELETE FROM mb_event");
        jdbc.update("DELETE FROM mb_event_by_type");
        jdbc.update("DELETE FROM mb_sequence WHERE name = 'events-indexed'");
        index.stored();
        clock.reset();
        now = clock.instant();
        clock.set(now);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    /** As it was stored so many days ago; ids are given by the machine's clock, so an old one has to be made. */
    private void before(long customer, int days, String type, String data) {
        Instant at = now.minus(Duration.ofDays(days));
        jdbc.update(
                "INSERT INTO mb_event(customer_id,id,identity_id,account_id,type,lane,occurred_at,received_at,data)"
                        + " VALUES (?,?,0,0,?,0,?,?,?)",
                customer,
                Ids.firstAt(at) + told.incrementAndGet(),
                type,
                UtcTime.of(at),
                UtcTime.of(at),
                data.replace('\'', '"'));
    }

    private long did(String openid, String type, Instant at, String data) {
        Event event = happenings.event(
                type, 0, at, (ObjectNode) json.readTree(data.replace('\'', '"')), Happenings.openid(openid));
        return happenings.happen(event).customer();
    }

    private ObjectNode asks(String config) {
        return (ObjectNode)
                json.readTree(("{'type':'did-event','version':1,'config':{'eventType':'order.paid'," + config + "}}")
                        .replace('\'', '"'));
    }

    private boolean holds(long customer, String config) {
        CustomerSnapshot snapshot = customers.find(customer).orElseThrow();
        ConditionInstant instant = new ConditionInstant(clock.instant(), ZoneOffset.UTC);
        boolean held = conditions.compile(asks(config)).test(new ConditionFacts(snapshot, instant, null));
        CustomerSets.Page page = sets.page(asks(config), instant, customer - 1, 10_000);
        assertThat(page.customers().contains(customer))
                .as("as a set: %s", config)
                .isEqualTo(held);
        return held;
    }

    @Test
    void shouldCountByWhenItHappened() {
        long one = did("oWhen", "order.paid", now.minus(Duration.ofDays(100)), "{}");
        assertThat(holds(one, "'times':'never','since':'within','within':'P90D'"))
                .isTrue();
        assertThat(holds(one, "'times':'at-least','count':1,'since':'ever'")).isTrue();
        assertThat(holds(one, "'times':'at-least','count':1,'since':'within','within':'P100D'"))
                .isTrue();
        assertThat(holds(one, "'times':'at-least','count':1,'since':'within','within':'PT2399H59M'"))
                .isFalse();
        did("oWhen", "order.paid", now.minusSeconds(5), "{}");
        assertThat(holds(one, "'times':'exactly','count':2,'since':'ever'")).isTrue();
        assertThat(holds(one, "'times':'at-most','count':1,'since':'ever'")).isFalse();
        assertThat(holds(one, "'times':'at-most','count':1,'since':'within','within':'P90D'"))
                .isTrue();
        assertThat(holds(one, "'times':'exactly','count':0,'since':'within','within':'PT1S'"))
                .isTrue();
    }

    @Test
    void shouldNotLookBehindTheTimeline() {
        long one = did("oOld", "order.paid", now.minus(Duration.ofDays(401)), "{}");
        assertThat(holds(one, "'times':'never','since':'ever'")).isTrue();
        assertThat(holds(one, "'times':'never','since':'within','within':'P900D'"))
                .isTrue();
    }

    @Test
    void shouldLookAtTheData() {
        long one = did("oData", "order.paid", now.minusSeconds(60), "{'amount':150,'shop':{'city':'ＳＨ'}}");
        did("oData", "order.paid", now.minusSeconds(50), "{'amount':80}");
        String big = "'times':'exactly','count':1,'since':'ever','where':[{'field':'amount','op':'gt','value':'100'}]";
        assertThat(holds(one, big)).isTrue();
        assertThat(holds(
                        one,
                        "'times':'at-least','count':1,'since':'ever','where':[{'field':'amount','op':'gt','value':'100'},"
                                + "{'field':'shop.city','op':'exists'}]"))
                .isTrue();
        assertThat(holds(
                        one,
                        "'times':'never','since':'ever','where':[{'field':'amount','op':'eq','value':'80'},"
                                + "{'field':'shop.city','op':'exists'}]"))
                .isTrue();
        assertThat(sets.count(asks(big), new ConditionInstant(now, ZoneOffset.UTC)))
                .isEqualTo(new CustomerSets.Count(1, true));
    }

    @Test
    void shouldCountForTheCustomerWhoIsLeftAfterAMerge() {
        long one = did("oOne", "custom.seen", now, "{}");
        long two = did("oTwo", "order.paid", now.minusSeconds(50), "{}");
        before(one, 3, "order.paid", "{}");
        before(two, 4, "order.paid", "{}");
        Event tie = happenings.event("custom.tied", 0, Happenings.openid("oOne"), Happenings.openid("oTwo"));
        long root = happenings.happen(tie).customer();
        assertThat(holds(root, "'times':'exactly','count':3,'since':'ever'")).isTrue();
        copying.run();
        assertThat(holds(root, "'times':'exactly','count':3,'since':'ever'")).isTrue();
        jdbc.update("DELETE FROM mb_event WHERE id < ?", index.until());
        assertThat(holds(root, "'times':'exactly','count':3,'since':'ever'")).isTrue();
    }

    @Test
    void shouldCountSinceTheEntryOfTheRunThatAsks() {
        long one = did("oEntry", "order.paid", now.minusSeconds(60), "{}");
        CustomerSnapshot snapshot = customers.find(one).orElseThrow();
        Conditions.Compiled since = conditions.compile(asks("'times':'at-least','count':1,'since':'since-entry'"));
        Conditions.Compiled never = conditions.compile(asks("'times':'never','since':'since-entry'"));
        ConditionInstant instant = new ConditionInstant(now, ZoneOffset.UTC);
        for (Duration age : List.of(Duration.ofSeconds(60), Duration.ofDays(3), Duration.ofDays(200))) {
            ConditionFacts facts =
                    new ConditionFacts(snapshot, instant, null, new BatchFacts(List.of(one)), now.minus(age));
            assertThat(since.test(facts)).as("%s", age).isTrue();
            assertThat(never.test(facts)).as("%s", age).isFalse();
        }
        ConditionFacts later =
                new ConditionFacts(snapshot, instant, null, new BatchFacts(List.of(one)), now.minusSeconds(59));
        assertThat(since.test(later)).isFalse();
        assertThat(never.test(later)).isTrue();
        ConditionFacts outside = new ConditionFacts(snapshot, instant, null);
        assertThat(since.test(outside)).isFalse();
        assertThat(never.test(outside)).isFalse();
    }

    @Test
    void shouldAnswerTheSameFromTheIndexAndFromTheTimeline() {
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(did("oDay" + i, i == 0 ? "order.paid" : "custom.seen", now, "{}"));
            for (int day = i; day < 5; day++) {
                before(people.get(i), 2 + day, "order.paid", "{'day':" + day + "}");
            }
        }
        Instant since = now.minus(Duration.ofDays(30));
        Map<Long, Long> counted = events.counts(people, "order.paid", since);
        assertThat(counted.values()).containsExactlyInAnyOrder(6L, 4L, 3L, 2L, 1L);
        copying.run();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM mb_event_by_type", Long.class))
                .as("whole days that are over")
                .isEqualTo(15);
        assertThat(events.counts(people, "order.paid", since)).isEqualTo(counted);
        copying.run();
        jdbc.update("DELETE FROM mb_event WHERE id < ?", index.until());
        assertThat(events.counts(people, "order.paid", since))
                .as("old days come from the index alone")
                .isEqualTo(counted);
        assertThat(events.counts(people, "order.paid", now.minus(Duration.ofDays(3))))
                .as("the last two days")
                .hasSize(2)
                .containsEntry(people.get(0), 3L)
                .containsEntry(people.get(1), 1L);
    }

    @Test
    void shouldNotLoseWhatIsStoredAfterItsDayWasCopied() {
        long early = did("oReplay", "custom.seen", now, "{}");
        before(early, 3, "order.paid", "{}");
        copying.run();
        // A dead letter of that day, replayed now.
        Instant then = now.minus(Duration.ofDays(3));
        long id = Ids.firstAt(then) + told.incrementAndGet() + 100_000;
        timeline.insert(List.of(new TimelineRow(early, id, 0, 0, "order.paid", (byte) 0, then, clock.instant(), "{}")));
        assertThat(events.counts(List.of(early), "order.paid", now.minus(Duration.ofDays(30))))
                .containsEntry(early, 2L);
    }

    @Test
    void shouldForgetWhatIsOlderThanTheTimeline() {
        before(did("oForget", "custom.seen", now, "{}"), 2, "order.paid", "{}");
        copying.run();
        for (int day = 0; day < 30; day++) {
            clock.set(now.plus(Duration.ofDays(395 + day)));
            forgetting.run();
            if (day == 0) {
                assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM mb_event_by_type", Long.class))
                        .isEqualTo(1);
            }
        }
        for (int day = 0; day < 30; day++) {
            clock.set(now.plus(Duration.ofDays(425 + day)));
            forgetting.run();
        }
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM mb_event_by_type", Long.class))
                .isZero();
    }

    @Test
    void shouldAskOnceForAWholeBatchAlongTheKeys() {
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Event[] many = new Event[25];
            for (int n = 0; n < many.length; n++) {
                IdentityRef who = Happenings.openid("oBatch" + i);
                many[n] = happenings.event(n % 5 == 0 ? "order.paid" : "custom.seen", 0, who);
            }
            people.add(happenings.happen(many).customer());
            for (int n = 0; n < many.length; n++) {
                before(people.get(i), 2 + n, n % 5 == 0 ? "order.paid" : "custom.seen", "{}");
            }
        }
        copying.run();
        index.until();
        ConditionInstant instant = new ConditionInstant(clock.instant(), ZoneOffset.UTC);
        Conditions.Compiled asked = conditions.compile(asks("'times':'exactly','count':10,'since':'ever'"));
        BatchFacts more = new BatchFacts(people);
        List<CustomerSnapshot> snapshots =
                people.stream().map(id -> customers.find(id).orElseThrow()).toList();
        long before = StatementCounter.countOfThread();
        assertThat(snapshots).allMatch(who -> asked.test(new ConditionFacts(who, instant, null, more)));
        assertThat(StatementCounter.countOfThread() - before).isEqualTo(1);

        jdbc.execute("ANALYZE TABLE mb_event, mb_event_by_type, mb_alias");
        List<Long> few = people.subList(0, 5);
        for (EventsSql sql : List.of(
                events.countsSql(few, "order.paid", now.minus(Duration.ofDays(90))),
                events.readSql(few, "order.paid", now.minus(Duration.ofDays(90))))) {
            List<Map<String, Object>> plan =
                    jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL " + sql.text(), sql.arguments());
            assertThat(plan)
                    .filteredOn(step -> List.of("t", "e").contains(String.valueOf(step.get("table"))))
                    .isNotEmpty()
                    .allSatisfy(step -> {
                        assertThat(step.get("key")).as("%s", plan).isEqualTo("PRIMARY");
                        assertThat(String.valueOf(step.get("type")))
                                .as("%s", plan)
                                .isIn("range", "ref", "eq_ref");
                    });
        }
    }
}
