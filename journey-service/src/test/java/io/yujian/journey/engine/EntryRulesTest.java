package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.platform.event.BatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may enter: how often, how many, when, once per order, and who is left out on purpose. */
class EntryRulesTest {
    private static final long J = 1;
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private static Drawings ordered() {
        return Drawings.on("custom-event", "{'name':'ordered'}")
                .node("n1", "wait-event", "{'eventType':'custom.paid','timeout':'P9D'}", "happened:n2 timeout:n3")
                .node("n2", "tag", "{'add':['paid']}", "")
                .node("n3", "end", "{}", "");
    }

    private BatchEvent orders(long customer, String data) {
        return h.outside(customer, "custom.ordered", data);
    }

    private List<String> refusals() {
        return h.store().refusals().stream().map(Refusal::reason).toList();
    }

    @Test
    void shouldRunOncePerOrderAtTheSameTime() {
        h.publish(
                J,
                ordered()
                        .entry("'key':'order.id'")
                        .goal("{'events':[{'eventType':'custom.done'}]}")
                        .draw());
        h.happens(
                orders(5, "{'order':{'id':'A'}}"),
                orders(5, "{'order':{'id':'B'}}"),
                orders(5, "{'order':{'id':'A'}}"),
                orders(5, "{}"));
        assertThat(h.runs()).extracting(r -> r.origin().key()).containsExactly("A", "B");
        assertThat(refusals()).containsExactly("reentry-once", "no-key");

        h.happens(h.outside(5, "custom.paid", "{'order':{'id':'B'}}"));
        assertThat(h.runs()).extracting(Run::state).containsExactly(RunState.WAITING, RunState.FINISHED);
        h.happens(h.outside(5, "custom.done", "{'order':{'id':'C'}}"));
        assertThat(h.count(J, "", "goal")).as("about another order").isZero();
        h.happens(h.outside(5, "custom.done", "{}"));
        assertThat(h.count(J, "", "goal"))
                .as("an event without an order is about all")
                .isEqualTo(2);
        assertThat(h.addsUp(J, "n1", "n2", "n3")).isTrue();
    }

    @Test
    void shouldLetInSoManyTimesPerPeriod() {
        h.publish(
                J,
                Drawings.on("custom-event", "{'name':'ordered'}")
                        .reentry("{'mode':'limit','times':2,'period':'P30D'}")
                        .node("n1", "end", "{}", "")
                        .draw());
        for (int day = 0; day < 40; day += 10) {
            h.happens(orders(5, "{}"), orders(5, "{}"));
            h.advance(Duration.ofDays(10));
        }
        assertThat(h.runs()).as("two on day 0, two on day 30").hasSize(4);
        assertThat(refusals()).hasSize(4).containsOnly("reentry-limit");
    }

    @Test
    void shouldLetInAsManyAsThereArePlaces() {
        h.publish(J, ordered().entry("'most':3").draw());
        h.happens(orders(1, "{}"), orders(2, "{}"));
        List<BatchEvent> crowd = new ArrayList<>();
        for (long c = 3; c < 10; c++) {
            crowd.add(orders(c, "{}"));
        }
        try {
            h.transaction(() -> {
                h.happen(crowd);
                throw new IllegalStateException("died");
            });
        } catch (IllegalStateException expected) {
            assertThat(h.runs()).hasSize(2);
        }
        h.happen(crowd);
        assertThat(h.runs()).hasSize(3);
        assertThat(refusals()).hasSize(6).containsOnly("full");
    }

    @Test
    void shouldOpenAndClose() {
        Instant from = h.now().plus(Duration.ofDays(1));
        h.publish(
                J,
                ordered()
                        .entry("'from':'" + from + "','until':'" + from.plusSeconds(60) + "'")
                        .draw());
        h.happens(orders(1, "{}"));
        h.jump(from);
        h.happens(orders(2, "{}"));
        h.jump(from.plusSeconds(60));
        h.happens(orders(3, "{}"));
        assertThat(h.runs()).hasSize(1);
        assertThat(refusals()).containsExactly("not-yet", "closed");
    }

    @Test
    void shouldLeaveOutAShareOfPeopleAndCountThem() {
        h.publish(
                J,
                Drawings.on("custom-event", "{'name':'ordered'}")
                        .reentry("{'mode':'always'}")
                        .message("n1", "hi", "")
                        .entry("'holdout':20")
                        .goal("{'events':[{'eventType':'custom.paid'}]}")
                        .draw());
        for (long c = 1; c <= 1_000; c++) {
            h.customers().address(c, new io.yujian.member.Customers.Address(c, 11, "o" + c, true));
            h.happens(orders(c, "{}"));
        }
        long out = h.count(J, "", "held-out");
        assertThat(out).isCloseTo(200, within(50L));
        assertThat(h.count(J, "", "entered")).isEqualTo(1_000 - out);
        assertThat(h.addsUp(J, "n1")).isTrue();
        for (long c = 1; c <= 1_000; c++) {
            h.happens(h.outside(c, "custom.paid", "{}"));
        }
        assertThat(h.count(J, "", "goal")).isEqualTo(1_000 - out);
        assertThat(h.count(J, "", "held-out-goal")).isEqualTo(out);
        for (long c = 1; c <= 1_000; c++) {
            h.happens(orders(c, "{}"));
        }
        assertThat(h.count(J, "", "held-out")).as("always the same people").isEqualTo(2 * out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'most':-1",
                "'holdout':95",
                "'holdout':'many'",
                "'from':'soon'",
                "'from':'2026-01-02T00:00:00Z','until':'2026-01-01T00:00:00Z'",
            })
    void shouldNameWhatIsWrongWithTheRules(String entry) {
        assertThat(h.check().check(JourneyHarness.json(ordered().entry(entry).draw())))
                .isNotEmpty()
                .allMatch(Problem::isError);
    }

    @Test
    void shouldNameWhatIsWrongWithGoalsAndExits() {
        assertThat(h.check()
                        .check(JourneyHarness.json(ordered()
                                .goal("{'events':[{}],'window':'soon'}")
                                .exit("'rules':[{},{'eventType':'Bad Type'}]")
                                .draw())))
                .extracting(Problem::field)
                .containsExactly(
                        "exit.rules[0].eventType",
                        "exit.rules[1].eventType",
                        "goal.events[0].eventType",
                        "goal.window");
        assertThat(h.check()
                        .check(JourneyHarness.json(
                                ordered().entry("'holdout':10").draw())))
                .extracting(Problem::code)
                .containsExactly("holdout.no-goal");
    }
}
