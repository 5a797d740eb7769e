package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.journey.harness.Drawings;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.member.Attributes;
import io.yujian.member.Customers;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** It turns out later who somebody is: the journey looks at what they did before once more, and once only. */
@ModuleTest(properties = {"yujian.waves.enabled=false", "yujian.pipeline.enabled=false"})
class LateIdentificationIT {
    private static final String GOLD =
            "{'all':[{'type':'attribute','version':1,'config':{'key':'level','op':'eq','value':'gold'}}]}";
    private static final String PHONE = "{'all':[{'type':'phone-bound','version':1,'config':{}}]}";

    @Autowired
    Street street;

    @Autowired
    RunReading reading;

    @Autowired
    Customers customers;

    @Autowired
    Attributes attributes;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    @Qualifier("forgetLate")
    Duty forgetting;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void morning() {
        clock.set(Instant.parse("2026-11-28T01:00:00Z"));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private long journey(String event, String condition, String entry) {
        return street.publish(
                "晚到 " + event,
                Drawings.on("custom-event", "{'name':'" + event + "'}")
                        .condition(condition)
                        .entry(entry)
                        .pause("n1", "P1D", "")
                        .draw());
    }

    private long gold(String person) {
        long id = street.happen(street.outside(person, "custom.nothing", "{}")).get(0);
        transactions.run(() -> {
            customers.lock(List.of(id), false);
            attributes.change(List.of(new Attributes.AttributeChange(id, "level", "gold", "test")));
        });
        return id;
    }

    private Event withPhone(String person, String phone) {
        Event one = street.outside(person, "custom.nothing", "{}");
        return new Event(
                one.id(),
                one.type(),
                0,
                List.of(one.identities().get(0), new IdentityRef(IdentityRef.PHONE, phone)),
                one.occurredAt(),
                one.receivedAt(),
                one.data(),
                one.lane(),
                one.traceId(),
                false);
    }

    private List<Long> runs(long journey) {
        return jdbc.queryForList("SELECT id FROM jn_run WHERE journey_id = ? ORDER BY id", Long.class, journey);
    }

    private List<String> why(long journey) {
        return jdbc.queryForList("SELECT reason FROM jn_why WHERE journey_id = ? ORDER BY id", String.class, journey);
    }

    private long kept(long journey) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM jn_late WHERE journey_id = ?", Long.class, journey);
    }

    @Test
    void shouldLetInByAnEarlierEventWhenTwoCustomersTurnOutToBeOne() {
        long j = journey("viewed", GOLD, "'late':'P3D'");
        long member = gold("m1");
        street.happen(street.outside("w1", "custom.viewed", "{'page':'old'}"));
        clock.advance(Duration.ofHours(1));
        street.happen(street.outside("w1", "custom.viewed", "{'page':'shoes'}"));
        assertThat(runs(j)).isEmpty();
        assertThat(why(j)).containsExactly("condition", "condition");
        assertThat(kept(j)).as("the newest of the key").isEqualTo(1);

        clock.advance(Duration.ofDays(2));
        Event tie = street.tied("w1", "m1", "custom.tied");
        assertThat(street.happen(tie)).containsExactly(member);
        assertThat(runs(j)).hasSize(1);
        RunView story = reading.story(runs(j).get(0));
        assertThat(story.customerId()).isEqualTo(Long.toString(member));
        assertThat(story.steps().toString()).contains("客户身份后来才认出").contains("2026-11-28 10:00");
        assertThat(jdbc.queryForObject("SELECT memory FROM jn_run WHERE id = ?", String.class, runs(j).get(0)))
                .contains("shoes");
        assertThat(jdbc.queryForObject(
                        "SELECT caused_at = ? FROM jn_run WHERE id = ?",
                        Boolean.class,
                        io.yujian.platform.time.UtcTime.of(tie.receivedAt()),
                        runs(j).get(0)))
                .isTrue();
        assertThat(kept(j)).isZero();

        street.happen(street.tied("w1", "m1", "custom.tied"), withPhone("w1", "13900000001"));
        assertThat(runs(j)).as("once").hasSize(1);
    }

    @Test
    void shouldLetInWhenAnIdentityIsBound() {
        long j = journey("asked", PHONE, "'late':'P3D','key':'order'");
        street.happen(street.outside("b1", "custom.asked", "{'order':'A1'}"));
        street.happen(street.outside("b1", "custom.asked", "{'order':'A2'}"));
        street.happen(withPhone("b1", "13900000011"));
        assertThat(jdbc.queryForList(
                        "SELECT run_key FROM jn_run WHERE journey_id = ? ORDER BY run_key", String.class, j))
                .as("one for each key")
                .containsExactly("A1", "A2");
    }

    @Test
    void shouldDoNothingWhereTheJourneyDoesNotSaySo() {
        long j = journey("silent", PHONE, "'most':0");
        street.happen(street.outside("n1", "custom.silent", "{}"));
        street.happen(withPhone("n1", "13900000021"));
        assertThat(kept(j)).isZero();
        assertThat(runs(j)).isEmpty();
    }

    @Test
    void shouldForgetWhatIsTooOld() {
        long j = journey("old", PHONE, "'late':'P1D'");
        street.happen(street.outside("o1", "custom.old", "{}"), street.outside("o2", "custom.old", "{}"));
        clock.advance(Duration.ofDays(1));
        street.happen(withPhone("o1", "13900000031"));
        assertThat(runs(j)).isEmpty();
        assertThat(kept(j)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        forgetting.run();
        assertThat(kept(j)).isZero();
    }

    @Test
    void shouldKeepTheRulesOfReentry() {
        long j = journey("again", GOLD, "'late':'P3D'");
        gold("r1");
        street.happen(street.outside("r1", "custom.again", "{}"));
        street.happen(street.outside("r2", "custom.again", "{}"));
        assertThat(runs(j)).hasSize(1);
        street.happen(street.tied("r2", "r1", "custom.tied"));
        assertThat(runs(j)).hasSize(1);
        assertThat(why(j)).containsExactly("condition", "reentry-once");
        assertThat(kept(j)).isZero();
    }

    @Test
    void shouldWaitForAnotherIdentificationWhileTheConditionDoesNotHold() {
        long j = journey("wait", GOLD, "'late':'P3D'");
        gold("k3");
        street.happen(street.outside("k1", "custom.wait", "{}"));
        street.happen(withPhone("k1", "13900000041"));
        assertThat(runs(j)).isEmpty();
        assertThat(kept(j)).isEqualTo(1);
        street.happen(street.tied("k1", "k3", "custom.tied"));
        assertThat(runs(j)).hasSize(1);
    }

    @Test
    void shouldKeepTheNewerEventOfTwoCustomers() {
        long j = journey("both", PHONE, "'late':'P3D'");
        street.happen(street.outside("x1", "custom.both", "{'from':'first'}"));
        street.happen(street.outside("x2", "custom.both", "{'from':'second'}"));
        assertThat(kept(j)).isEqualTo(2);
        street.happen(street.tied("x1", "x2", "custom.tied"));
        assertThat(kept(j)).isEqualTo(1);
        street.happen(withPhone("x1", "13900000051"));
        assertThat(jdbc.queryForList("SELECT memory FROM jn_run WHERE journey_id = ?", String.class, j))
                .singleElement()
                .asString()
                .contains("second");
    }

    @Test
    void shouldEnterOnceWhateverBreaksInBetweenAndWhoeverIsTold() throws Exception {
        long j = journey("crash", PHONE, "'late':'P3D'");
        street.happen(street.outside("c1", "custom.crash", "{}"));
        assertThatThrownBy(() -> transactions.run(() -> {
                    street.apply(withPhone("c1", "13900000061"));
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(runs(j)).isEmpty();
        assertThat(kept(j)).isEqualTo(1);

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<?>> told = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            Event bound = withPhone("c1", "13900000061");
            told.add(nodes.submit(() -> street.happen(bound)));
        }
        for (Future<?> each : told) {
            each.get();
        }
        nodes.shutdown();
        assertThat(runs(j)).hasSize(1);
        assertThat(kept(j)).isZero();
    }
}
