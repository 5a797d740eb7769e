package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.gateway.SendState;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.member.Customers.Address;
import io.yujian.platform.error.YujianException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tester really walks, and no number moves. */
class TestEntryTest {
    private static final long J = 1;
    private static final long TESTER = 5;
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
        h.customer(TESTER);
        h.customers().address(TESTER, new Address(7, JourneyHarness.ACCOUNT, "oTester", true));
    }

    @AfterEach
    void close() {
        h.close();
    }

    private void enter() {
        h.transaction(() -> h.bean(TestEntry.class).enter(J, TESTER, JourneyHarness.json("{'scene':'shop'}")));
    }

    private static Drawings journey() {
        return Drawings.onFollow()
                .message("n1", "你好 {{trigger.scene}}", "sent:n2 failed:n2")
                .node("n2", "wait-event", "{'eventType':'custom.go','timeout':'P9D'}", "happened:n3")
                .node("n3", "tag", "{'add':['走完']}", "");
    }

    @Test
    void shouldReallySendAndCountNothing() {
        h.publish(J, journey().draw());

        enter();
        h.send(SendState.SENT);

        assertThat(h.texts()).containsExactly("你好 shop");
        assertThat(h.messages().planned().get(0).recipient()).isEqualTo("oTester");
        h.happens(h.outside(TESTER, "custom.go", "{}"));
        assertThat(h.customers().all().get(TESTER).tags()).contains("走完");
        assertThat(h.runs().get(0).state()).isEqualTo(RunState.FINISHED);
        assertThat(h.store().counts()).isEmpty();
    }

    @Test
    void shouldMoveNoNumberWhenItIsSetAsideAndRetried() {
        h.publish(J, journey().draw());
        enter();
        h.send(SendState.SENT);
        h.transaction(() -> h.bean(RunTimers.class).setAside(h.timers().all().get(0), "the database was away"));
        assertThat(h.runs().get(0).state()).isEqualTo(RunState.SET_ASIDE);

        h.transaction(() -> h.bean(RetryRun.class).retry(h.runs().get(0).id()));
        h.fire();

        assertThat(h.runs().get(0).state()).isEqualTo(RunState.FINISHED);
        assertThat(h.store().counts()).isEmpty();
    }

    @Test
    void shouldTakeNoPlaceOfALimitedJourney() {
        h.publish(J, journey().entry("'most':1").draw());
        enter();

        h.happens(h.event(6, "mp.follow", "{'scene':'s'}"));

        assertThat(h.count(J, "", "entered")).isEqualTo(1);
    }

    @Test
    void shouldNeitherEndNorBeEndedByARealRunWhenPeopleAreMerged() {
        h.publish(J, Drawings.onFollow().pause("n1", "P9D", "").draw());
        enter();
        h.happens(h.event(6, "mp.follow", "{'scene':'s'}"));
        var before = h.store().counts();

        h.transaction(() -> h.bean(MergeRuns.class).merge(TESTER, 6));

        assertThat(h.runsOf(TESTER))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.state()).isEqualTo(RunState.WAITING));
        assertThat(h.store().counts()).isEqualTo(before);
    }

    @Test
    void shouldMakeATestOfWhatATestStarts() {
        h.publish(2, Drawings.on("from-journey", "{}").pause("n1", "P1D", "").draw());
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "start-journey", "{'journeyId':'2'}", "")
                        .draw());

        enter();
        h.deliver(3);

        assertThat(h.runs())
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.memory().test()).isTrue());
        assertThat(h.store().counts()).isEmpty();
    }

    @Test
    void shouldRefuseASecondTestAndAJourneyThatRests() {
        h.publish(J, journey().draw());
        enter();
        assertThatThrownBy(this::enter)
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("run.already-inside"));
        h.standing(J, Standing.PAUSED);
        assertThatThrownBy(this::enter)
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("journey.not-running"));
    }
}
