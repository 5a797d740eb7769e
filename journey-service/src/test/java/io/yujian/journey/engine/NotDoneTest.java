package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.platform.timer.Timer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Did one thing and not the other. */
class NotDoneTest {
    private static final long J = 1;
    private final JourneyHarness h = new JourneyHarness();

    @BeforeEach
    void publish() {
        publish("{'event':'cart.added','missing':'order.paid','within':'PT30M'}", "{'mode':'always'}");
    }

    @AfterEach
    void close() {
        h.close();
    }

    private void publish(String config, String reentry) {
        h.publish(
                J,
                Drawings.on("not-done", config)
                        .reentry(reentry)
                        .pause("n1", "P1D", "")
                        .draw());
    }

    private void happens(long customer, String type, String data) {
        h.happens(h.outside(customer, type, data));
    }

    @Test
    void shouldEnterWhenNothingFollows() {
        happens(5, "cart.added", "{'sku':'A'}");
        h.advance(Duration.ofMinutes(29));
        assertThat(h.runs()).isEmpty();
        assertThat(h.count(J, "", "entered")).isZero();
        h.advance(Duration.ofMinutes(1));
        assertThat(h.runsOf(5)).singleElement().satisfies(run -> {
            assertThat(run.memory().trigger().path("sku").asString()).isEqualTo("A");
            assertThat(run.origin().enteredAt()).isEqualTo(h.now());
        });
        assertThat(h.entries().size()).isZero();
        assertThat(h.addsUp(J, "n1")).isTrue();
    }

    @Test
    void shouldNotEnterWhenItFollowed() {
        happens(5, "cart.added", "{}");
        happens(6, "cart.added", "{}");
        h.advance(Duration.ofMinutes(10));
        happens(5, "order.paid", "{}");
        h.advance(Duration.ofHours(2));
        assertThat(h.runsOf(5)).isEmpty();
        assertThat(h.runsOf(6)).hasSize(1);
        assertThat(h.timers().all()).as("only the run's own timer is left").hasSize(1);
    }

    @Test
    void shouldSeeBothEventsOfOneBatch() {
        h.happens(h.outside(5, "cart.added", "{}"), h.outside(5, "order.paid", "{}"));
        h.happens(h.outside(6, "order.paid", "{}"), h.outside(6, "cart.added", "{}"));
        h.advance(Duration.ofHours(1));
        assertThat(h.runsOf(5)).isEmpty();
        assertThat(h.runsOf(6)).hasSize(1);
    }

    @Test
    void shouldStartTimeAgainWhenItHappensAgain() {
        happens(5, "cart.added", "{'sku':'A'}");
        h.advance(Duration.ofMinutes(20));
        happens(5, "cart.added", "{'sku':'B'}");
        h.advance(Duration.ofMinutes(20));
        assertThat(h.runs()).isEmpty();
        h.advance(Duration.ofMinutes(20));
        assertThat(h.runsOf(5))
                .singleElement()
                .satisfies(run -> assertThat(run.memory().trigger().path("sku").asString())
                        .isEqualTo("B"));
    }

    @Test
    void shouldKeepOrdersApart() {
        publish("{'event':'order.created','missing':'order.paid','within':'PT30M','same':'order'}", "{'mode':'once'}");
        happens(5, "order.created", "{'order':'1'}");
        happens(5, "order.created", "{'order':'2'}");
        happens(5, "order.created", "{}");
        happens(5, "order.paid", "{'order':'1'}");
        h.advance(Duration.ofHours(1));
        assertThat(h.runsOf(5))
                .singleElement()
                .satisfies(run -> assertThat(run.origin().key()).isEqualTo("2"));
    }

    @Test
    void shouldLookAtTheFirstEventsData() {
        publish(
                "{'event':'cart.added','missing':'order.paid','within':'PT30M',"
                        + "'filter':{'all':[{'type':'trigger-field','config':{'field':'sku','op':'eq','value':'A'}}]}}",
                "{'mode':'always'}");
        happens(5, "cart.added", "{'sku':'B'}");
        happens(6, "cart.added", "{'sku':'A'}");
        h.advance(Duration.ofHours(1));
        assertThat(h.runsOf(5)).isEmpty();
        assertThat(h.runsOf(6)).hasSize(1);
    }

    @Test
    void shouldEnterOnceHoweverOftenTheTimerFires() {
        happens(5, "cart.added", "{}");
        List<Timer> timers = h.timers().all();
        h.jump(h.now().plus(Duration.ofMinutes(31)));
        h.fire(timers);
        h.fire(timers);
        assertThat(h.runsOf(5)).hasSize(1);
    }

    @Test
    void shouldWaitOnWhenTheTransactionDies() {
        happens(5, "cart.added", "{}");
        h.jump(h.now().plus(Duration.ofMinutes(31)));
        List<Timer> timers = h.timers().all();
        assertThatThrownBy(() -> h.transaction(() -> {
                    h.bean(RunTimers.class).fire(timers);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(h.runs()).isEmpty();
        h.fire();
        assertThat(h.runsOf(5)).hasSize(1);
    }

    @Test
    void shouldAskTheRulesWhenTheTimeHasCome() {
        publish("{'event':'cart.added','missing':'order.paid','within':'PT30M'}", "{'mode':'once'}");
        happens(5, "cart.added", "{}");
        h.advance(Duration.ofMinutes(30));
        happens(5, "cart.added", "{}");
        h.advance(Duration.ofMinutes(30));
        assertThat(h.runsOf(5)).hasSize(1);
        assertThat(h.count(J, "", "refused:reentry-once")).isEqualTo(1);
        happens(6, "cart.added", "{}");
        h.standing(J, Standing.PAUSED);
        h.advance(Duration.ofMinutes(30));
        assertThat(h.runsOf(6)).isEmpty();
        assertThat(h.count(J, "", "refused:paused")).isEqualTo(1);
    }

    @Test
    void shouldForgetWhoseEntryFailsForGood() {
        happens(5, "cart.added", "{}");
        Timer timer = h.timers().all().get(0);
        h.transaction(() -> h.bean(RunTimers.class).setAside(timer, "broken"));
        assertThat(h.entries().size()).isZero();
    }

    @Test
    void shouldNameWhatCannotBe() {
        String same = "{'event':'order.paid','missing':'order.paid','within':'PT0S','same':'a.b'}";
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.on("not-done", same)
                                .node("n1", "end", "{}", "")
                                .draw())))
                .extracting(p -> p.code())
                .contains("not-done.same-event", "not-done.bad-time", "not-done.deep-field");
    }
}
