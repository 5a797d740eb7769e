package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.journey.harness.Drawings;
import io.yujian.journey.library.JourneyDrafts;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PublishJourney;
import io.yujian.journey.winner.SplitView;
import io.yujian.journey.winner.Splits;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.error.YujianException;
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
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Splits that pick their winner: decided once, for whoever is new, until an operator starts again. */
@ModuleTest(properties = {"yujian.waves.enabled=false", "yujian.pipeline.enabled=false"})
class WinnersIT {
    private static final String ALWAYS = "{'mode':'always'}";

    @Autowired
    Street street;

    @Autowired
    Splits splits;

    @Autowired
    @Qualifier("decideWinners")
    Duty deciding;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JourneyDrafts drafts;

    @Autowired
    JourneyShelf shelf;

    @Autowired
    PublishJourney publishing;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void morning() {
        clock.set(Instant.parse("2026-11-28T01:10:00Z"));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    /** Whoever goes way b reaches the goal, whoever goes way a does not. */
    private static String drawing(String event, String ways, String rule) {
        return Drawings.on("custom-event", "{'name':'" + event + "'}")
                .reentry(ALWAYS)
                .node("n1", "random-split", "{'ways':" + ways + ",'pickWinner':true," + rule + "}", "a:n2 b:n3")
                .node("n2", "end", "{}", "")
                .node("n3", "goal-mark", "{}", "done:n2")
                .draw();
    }

    private static final String HALVES = "[{'share':1},{'share':1}]";

    private void enter(String event, String prefix, int from, int to) {
        for (int i = from; i < to; i++) {
            street.happen(street.outside(prefix + i, "custom." + event, "{}"));
        }
    }

    private SplitView only(long journey) {
        assertThat(splits.of(journey)).hasSize(1);
        return splits.of(journey).get(0);
    }

    private List<String> ways(long journey) {
        return jdbc.queryForList(
                "SELECT CASE WHEN memory LIKE '%\"n1\":\"b\"%' THEN 'b' ELSE 'a' END FROM jn_run WHERE journey_id = ?"
                        + " ORDER BY id",
                String.class, journey);
    }

    private List<String> waysOf(long journey, String person) {
        long customer =
                street.happen(street.outside(person, "custom.nothing", "{}")).get(0);
        return jdbc.queryForList(
                "SELECT CASE WHEN memory LIKE '%\"n1\":\"b\"%' THEN 'b' ELSE 'a' END FROM jn_run WHERE journey_id = ?"
                        + " AND customer_id = ? ORDER BY id",
                String.class, journey, customer);
    }

    private long decisions(long journey) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM pf_audit WHERE action = 'journey.split-decided' AND subject = ?",
                Long.class,
                "journey:" + journey);
    }

    private int republish(long journey, String definition) {
        drafts.change(journey, null, street.json(definition), shelf.get(journey).revision());
        return publishing.publish(journey, shelf.get(journey).revision(), "测试");
    }

    @Test
    void shouldDecideOnceAndSendWhoeverIsNewAlongTheWinner() throws Exception {
        long j = street.publish("选优", drawing("win", HALVES, "'leastPeople':15"));
        enter("win", "w", 0, 10);
        deciding.run();
        SplitView early = only(j);
        assertThat(early.state()).isEqualTo("running");
        assertThat(early.arms().stream()
                        .mapToLong(SplitView.SplitArmView::people)
                        .sum())
                .isEqualTo(10);

        enter("win", "w", 10, 60);
        Duty another = (Duty) beans.createBean(Class.forName("io.yujian.journey.winner.DecideWinners"));
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<?>> running = new ArrayList<>();
        for (Duty node : List.of(deciding, another)) {
            running.add(nodes.submit(node::run));
        }
        for (Future<?> each : running) {
            each.get();
        }
        nodes.shutdown();
        deciding.run();
        assertThat(decisions(j)).isEqualTo(1);
        SplitView won = only(j);
        assertThat(won.state()).isEqualTo("won");
        assertThat(won.winner()).isEqualTo("b");
        assertThat(won.clear()).isTrue();
        assertThat(won.decidedVersion()).isEqualTo(1);
        assertThat(won.arms()).allSatisfy(arm -> assertThat(arm.people()).isGreaterThanOrEqualTo(15));

        List<String> before = ways(j);
        assertThat(before).contains("a", "b");
        enter("win", "new", 0, 20);
        assertThat(ways(j).subList(before.size(), before.size() + 20)).containsOnly("b");
        assertThat(only(j).arms())
                .as("numbers as they were when it was decided")
                .isEqualTo(won.arms());

        clock.advance(Duration.ofMinutes(5));
        enter("win", "w", 0, 60);
        for (int i = 0; i < 60; i++) {
            assertThat(waysOf(j, "w" + i)).as("who was split stays").hasSize(2).containsOnly(before.get(i));
        }
    }

    @Test
    void shouldWaitForTheTimeAndKeepSplittingWhenNoneIsBetter() {
        long j = street.publish(
                "等时间",
                Drawings.on("custom-event", "{'name':'even'}")
                        .node(
                                "n1",
                                "random-split",
                                "{'ways':" + HALVES
                                        + ",'pickWinner':true,'leastTime':'P2D','unclear':'keep-splitting'}",
                                "a:n2 b:n2")
                        .node("n2", "goal-mark", "{}", "")
                        .draw());
        enter("even", "e", 0, 30);
        deciding.run();
        assertThat(only(j).state()).isEqualTo("running");
        assertThat(only(j).decideFrom()).isEqualTo(Instant.parse("2026-11-30T01:10:00Z"));
        clock.advance(Duration.ofDays(2));
        deciding.run();
        assertThat(only(j).state()).isEqualTo("unclear");
        assertThat(only(j).winner()).isNull();
        enter("even", "f", 0, 30);
        assertThat(ways(j).subList(30, 60)).contains("a", "b");
        deciding.run();
        assertThat(decisions(j)).as("asked once").isEqualTo(1);
    }

    @Test
    void shouldStartAgainWhenAnOperatorSaysSo() {
        long j = street.publish("重来", drawing("again", HALVES, "'leastPeople':10"));
        assertThatThrownBy(() -> splits.restart(j, "n1"))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("split.not-decided"));
        assertThatThrownBy(() -> splits.restart(j, "n9"))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("split.not-found"));
        enter("again", "r", 0, 50);
        deciding.run();
        assertThat(only(j).state()).isEqualTo("won");

        splits.restart(j, "n1");
        deciding.run();
        SplitView second = only(j);
        assertThat(second.round()).isEqualTo(2);
        assertThat(second.state()).isEqualTo("running");
        assertThat(second.since()).isEqualTo(Instant.parse("2026-11-28T02:00:00Z"));
        enter("again", "s", 0, 40);
        assertThat(ways(j).subList(50, 90)).as("split again at once").contains("a", "b");
        clock.set(Instant.parse("2026-11-28T02:00:00Z"));
        deciding.run();
        assertThat(only(j).arms()).allSatisfy(arm -> assertThat(arm.people()).isZero());
        enter("again", "t", 0, 40);
        deciding.run();
        assertThat(only(j).state()).isEqualTo("won");
        assertThat(only(j).arms().stream()
                        .mapToLong(SplitView.SplitArmView::people)
                        .sum())
                .as("of the second round alone")
                .isEqualTo(40);
        assertThat(decisions(j)).isEqualTo(2);
    }

    @Test
    void shouldHoldInNewVersionsWhileTheSharesStayTheSame() {
        long j = street.publish("版本", drawing("ver", HALVES, "'leastPeople':10"));
        enter("ver", "v", 0, 50);
        deciding.run();
        assertThat(only(j).state()).isEqualTo("won");
        assertThat(republish(j, drawing("ver", "[{'share':1,'name':'旧'},{'share':1,'name':'新'}]", "'leastPeople':12")))
                .isEqualTo(2);
        assertThat(only(j).state()).isEqualTo("won");
        enter("ver", "x", 0, 10);
        assertThat(ways(j).subList(50, 60)).containsOnly("b");

        republish(j, drawing("ver", "[{'share':3},{'share':2}]", "'leastPeople':10"));
        assertThat(only(j).state()).isEqualTo("running");
        enter("ver", "y", 0, 30);
        assertThat(ways(j).subList(60, 90)).contains("a", "b");
        assertThat(only(j).arms().stream()
                        .mapToLong(SplitView.SplitArmView::people)
                        .sum())
                .as("of the new shares alone")
                .isEqualTo(30);
    }
}
