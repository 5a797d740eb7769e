package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.VersionMoves.Destination;
import io.yujian.journey.engine.VersionMoves.Moved;
import io.yujian.journey.engine.VersionMoves.Place;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who wait in an older version are taken into a newer one. */
class VersionMovesTest {
    private static final long J = 1;
    private static final String TWO =
            "{'events':[{'eventType':'custom.a'},{'eventType':'custom.b'},{'eventType':'custom.c'}],'timeout':'P9D'}";
    private static final String ONE = "{'events':[{'eventType':'custom.a'},{'eventType':'custom.b'}],'timeout':'P9D'}";
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "P3D", "done:n2")
                        .node("n2", "tag", "{'add':['旧']}", "")
                        .draw());
    }

    @AfterEach
    void close() {
        h.close();
    }

    private void enters(long customer) {
        h.happens(h.event(customer, "mp.follow", "{'scene':'s'}"));
    }

    private void publishNext() {
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "P9D", "done:n3")
                        .node("n3", "tag", "{'add':['新']}", "")
                        .node("n4", "wait-event", "{'eventType':'custom.go','timeout':'P5D'}", "happened:n3")
                        .draw());
    }

    private Moved move(String node, String to) {
        Moved[] moved = new Moved[1];
        List<Long> all = h.runs().stream().map(Run::id).toList();
        h.transaction(() ->
                moved[0] = h.bean(VersionMoves.class).move(J, 2, Map.of(new Place(1, node), new Destination(to)), all));
        return moved[0];
    }

    /** Entered = finished + left + waiting, for each version by itself. */
    private void eachVersionAddsUp() {
        for (int version : new int[] {1, 2}) {
            int v = version;
            List<Run> own =
                    h.runs().stream().filter(r -> r.origin().version() == v).toList();
            assertThat(h.count(J, v, "", "entered")).as("entered v" + v).isEqualTo(own.size());
            long alive = own.stream().filter(r -> r.state().alive()).count();
            assertThat(h.count(J, v, "", "entered") - h.count(J, v, "", "finished") - h.count(J, v, "", "left"))
                    .as("waiting v" + v)
                    .isEqualTo(alive);
            for (String node : List.of("n1", "n2", "n3", "n4")) {
                assertThat(h.count(J, v, node, "entered") - h.count(J, v, node, "left"))
                        .as(node + " v" + v)
                        .isEqualTo(
                                own.stream().filter(r -> node.equals(r.node())).count());
            }
        }
    }

    @Test
    void shouldKeepTheRestOfTheWaitAtTheSameNode() {
        enters(5);
        Instant due = h.runs().get(0).position().timerDue();
        h.advance(Duration.ofDays(1));
        publishNext();

        assertThat(move("n1", "n1")).isEqualTo(new Moved(1, 0, 0));

        Run run = h.runs().get(0);
        assertThat(run.origin().version()).isEqualTo(2);
        assertThat(run.position().timerDue()).isEqualTo(due);
        assertThat(h.timers().all()).hasSize(1);
        eachVersionAddsUp();
        h.advance(Duration.ofDays(2));
        assertThat(h.customers().all().get(5L).tags()).containsExactly("新");
        eachVersionAddsUp();
    }

    @Test
    void shouldComeToAnotherNodeAnewAndHearItsEvent() {
        enters(5);
        publishNext();

        assertThat(move("n1", "n4").moved()).isEqualTo(1);

        assertThat(h.timers().all())
                .as("the old timer is gone, the new deadline is there")
                .hasSize(1);
        assertThat(h.runs().get(0).position().timerDue()).isEqualTo(h.now().plus(Duration.ofDays(5)));
        eachVersionAddsUp();
        h.happens(h.outside(5, "custom.go", "{}"));
        assertThat(h.customers().all().get(5L).tags()).containsExactly("新");
        assertThat(h.runs().get(0).state()).isEqualTo(RunState.FINISHED);
        eachVersionAddsUp();
    }

    @Test
    void shouldTakeOutWithAReason() {
        enters(5);
        publishNext();

        assertThat(move("n1", null)).isEqualTo(new Moved(0, 1, 0));

        assertThat(h.runs().get(0).state()).isEqualTo(RunState.LEFT);
        assertThat(h.runs().get(0).position().reason()).isEqualTo("version-changed");
        assertThat(h.timers().all()).isEmpty();
        eachVersionAddsUp();
    }

    @Test
    void shouldDoItOnceHoweverOftenItIsSaid() {
        enters(5);
        publishNext();
        move("n1", "n4");
        var before = h.store().counts();

        assertThat(move("n1", "n4")).isEqualTo(new Moved(0, 0, 0));
        assertThat(move("n4", "n1")).as("a place of the new version").isEqualTo(new Moved(0, 0, 0));

        assertThat(h.store().counts()).isEqualTo(before);
        assertThat(h.timers().all()).hasSize(1);
    }

    @Test
    void shouldLeaveWhoIsBusyForTheNextRound() {
        enters(5);
        enters(6);
        publishNext();
        h.customers().busy(5, true);
        assertThat(move("n1", "n4")).isEqualTo(new Moved(1, 0, 1));
        h.customers().busy(5, false);
        assertThat(move("n1", "n4")).isEqualTo(new Moved(1, 0, 0));
        eachVersionAddsUp();
    }

    @Test
    void shouldNotKeepAWaitWhoseExitIsGone() {
        h.publish(
                2,
                Drawings.onFollow()
                        .node("n1", "wait-first", TWO, "a:n2 b:n2 c:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
        enters(5);
        h.advance(Duration.ofDays(1));
        h.publish(
                2,
                Drawings.onFollow()
                        .node("n1", "wait-first", ONE, "a:n2 b:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
        Run old = h.runs().stream()
                .filter(r -> r.origin().journeyId() == 2)
                .findFirst()
                .orElseThrow();

        h.transaction(() -> h.bean(VersionMoves.class)
                .move(2, 2, Map.of(new Place(1, "n1"), new Destination("n1")), List.of(old.id())));

        Run now = h.store().byIds(List.of(old.id())).get(0);
        assertThat(now.position().timerDue()).as("began anew").isEqualTo(h.now().plus(Duration.ofDays(9)));
        assertThat(now.memory().visit("n1")).isEqualTo(2);
    }

    @Test
    void shouldHoldWhoIsMovedWhileTheJourneyIsPaused() {
        enters(5);
        publishNext();
        h.standing(J, Standing.PAUSED);

        move("n1", "n3");

        assertThat(h.customers().all().get(5L).tags())
                .as("nothing happens during a pause")
                .isEmpty();
        assertThat(h.runs().get(0).state()).isEqualTo(RunState.HELD);
        eachVersionAddsUp();
    }

    @Test
    void shouldTakeAReachedGoalAlong() {
        h.close();
        h = new JourneyHarness();
        String goal = "{'events':[{'eventType':'custom.buy'}],'window':'P30D','ends':false}";
        h.publish(J, Drawings.onFollow().goal(goal).pause("n1", "P3D", "").draw());
        enters(5);
        h.happens(h.outside(5, "custom.buy", "{}"));
        h.publish(J, Drawings.onFollow().goal(goal).pause("n1", "P3D", "").draw());

        move("n1", "n1");

        assertThat(h.count(J, 1, "", "goal")).isZero();
        assertThat(h.count(J, 2, "", "goal")).isEqualTo(1);
    }

    @Test
    void shouldSayInTheStoryFromWhichVersionItCame() {
        enters(5);
        publishNext();
        move("n1", "n4");
        List<TrailStep> story = h.store().story(h.runs().get(0).id());
        assertThat(story).anySatisfy(s -> {
            assertThat(s.node()).isEqualTo("n1");
            assertThat(s.from()).isEqualTo(1);
        });
        assertThat(Trail.read(Trail.write(story))).isEqualTo(story);
    }
}
