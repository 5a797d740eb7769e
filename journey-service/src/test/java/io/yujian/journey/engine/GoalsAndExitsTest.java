package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.SendState;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goals and exit rules act at once wherever the person stands, and are counted apart. */
class GoalsAndExitsTest {
    private static final long J = 1;
    private static final String PAID = "{'events':[{'eventType':'custom.paid'}],'window':'P7D'}";
    private static final String VIP_LEAVES =
            "'rules':[{'condition':{'all':[{'type':'has-tag','version':1,'config':{'tag':'vip'}}]}}]";
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        assertThat(h.addsUp(J, "n1", "n2")).isTrue();
        h.close();
    }

    private static Drawings waits() {
        return Drawings.onFollow().pause("n1", "P3D", "done:n2").message("n2", "later", "");
    }

    private void enter(long customer) {
        h.happens(h.event(customer, "mp.follow", "{'scene':'s'}"));
    }

    private void pays(long customer, String data) {
        h.happens(h.outside(customer, "custom.paid", data));
    }

    private RunState state(int run) {
        return h.runs().get(run).state();
    }

    @Test
    void shouldEndAtTheGoalAndCountItOnce() {
        h.publish(J, waits().goal(PAID).draw());
        enter(5);
        enter(6);

        pays(5, "{}");
        pays(5, "{}");
        h.advance(Duration.ofDays(4));

        assertThat(state(0)).isEqualTo(RunState.LEFT);
        assertThat(h.runs().get(0).position().reason()).isEqualTo("goal");
        assertThat(h.texts()).containsExactly("later");
        assertThat(h.count(J, "", "goal")).isEqualTo(1);
        assertThat(h.timers().all()).isEmpty();
    }

    @Test
    void shouldCountAGoalThatComesAfterTheRunIsOverWithinItsWindow() {
        h.publish(J, Drawings.onFollow().message("n1", "hi", "").goal(PAID).draw());
        enter(5);
        enter(6);
        h.advance(Duration.ofDays(6));
        pays(5, "{}");
        pays(5, "{}");
        h.advance(Duration.ofDays(2));
        pays(6, "{}");

        assertThat(h.count(J, "", "goal")).isEqualTo(1);
        assertThat(state(0)).isEqualTo(RunState.FINISHED);
        assertThat(h.store().story(h.runs().get(0).id()))
                .last()
                .satisfies(s -> assertThat(s.note().en()).isEqualTo("reached the goal"));
    }

    @Test
    void shouldStayWhenTheGoalDoesNotEnd() {
        h.publish(
                J,
                waits().goal("{'events':[{'eventType':'custom.paid','condition':{'all':[{'type':'trigger-field',"
                                + "'version':1,'config':{'field':'sku','value':'a'}}]}}],'ends':false}")
                        .draw());
        enter(5);
        pays(5, "{'sku':'b'}");
        assertThat(h.count(J, "", "goal")).isZero();
        pays(5, "{'sku':'a'}");
        assertThat(h.count(J, "", "goal")).isEqualTo(1);
        assertThat(state(0)).isEqualTo(RunState.WAITING);
    }

    @Test
    void shouldNotSendWhatWasPlannedBeforeAnExit() {
        h.publish(
                J,
                Drawings.onFollow()
                        .message("n1", "one", "sent:n2")
                        .message("n2", "two", "")
                        .exit("'rules':[{'eventType':'custom.refund'}]")
                        .draw());
        enter(5);
        h.happens(h.outside(5, "custom.refund", "{}"));

        assertThat(state(0)).isEqualTo(RunState.LEFT);
        assertThat(h.store().statesOf(java.util.List.of(h.runs().get(0).id()))).containsValue(RunState.LEFT);
        h.send(SendState.NOT_SENT);
        assertThat(h.texts()).as("the outcome wakes nobody").containsExactly("one");
    }

    @Test
    void shouldExitBeforeTheSameEventWakes() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "wait-event", "{'eventType':'custom.paid','timeout':'P1D'}", "happened:n2")
                        .message("n2", "thanks", "")
                        .exit("'rules':[{'eventType':'custom.paid'}]")
                        .draw());
        enter(5);
        pays(5, "{}");
        assertThat(h.texts()).isEmpty();
        assertThat(state(0)).isEqualTo(RunState.LEFT);
    }

    @Test
    void shouldExitByConditionAtAnyEventAndBeforeAStep() {
        h.publish(J, waits().exit(VIP_LEAVES).draw());
        enter(5);
        enter(6);
        h.customer(5, "vip");
        h.happens(h.outside(5, "custom.whatever", "{}"));
        assertThat(state(0)).isEqualTo(RunState.LEFT);
        assertThat(state(1)).isEqualTo(RunState.WAITING);

        h.customer(6, "vip");
        h.advance(Duration.ofDays(3));
        assertThat(state(1)).isEqualTo(RunState.LEFT);
        assertThat(h.texts()).isEmpty();
    }

    @Test
    void shouldActWhileThePausedJourneyHolds() {
        h.publish(J, waits().goal(PAID).draw());
        enter(5);
        h.standing(J, Standing.PAUSED);
        h.advance(Duration.ofDays(3));
        assertThat(state(0)).isEqualTo(RunState.HELD);
        pays(5, "{}");
        assertThat(state(0)).isEqualTo(RunState.LEFT);
        assertThat(h.count(J, "", "goal")).isEqualTo(1);
    }

    @Test
    void shouldAskNoMoreThanOneStatementMoreForGoals() {
        h.publish(J, Drawings.onFollow().message("n1", "hi", "").goal(PAID).draw());
        java.util.List<io.yujian.platform.event.BatchEvent> follows = new java.util.ArrayList<>();
        java.util.List<io.yujian.platform.event.BatchEvent> pays = new java.util.ArrayList<>();
        for (long c = 1; c <= 50; c++) {
            follows.add(h.event(c, "mp.follow", "{}"));
            pays.add(h.outside(c, "custom.paid", "{}"));
        }
        h.happen(follows);
        int before = h.store().statements();
        h.happen(pays);
        assertThat(h.count(J, "", "goal")).isEqualTo(50);
        assertThat(h.store().statements() - before).isLessThanOrEqualTo(5);
    }
}
