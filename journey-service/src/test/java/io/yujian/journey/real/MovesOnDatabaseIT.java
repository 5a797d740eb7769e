package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yujian.journey.engine.TestEntry;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.insight.CountsView;
import io.yujian.journey.insight.JourneyCounts;
import io.yujian.journey.insight.PeopleFilter;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.insight.recount.RecountJourney;
import io.yujian.journey.library.JourneyDrafts;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PublishJourney;
import io.yujian.journey.move.MoveDecision;
import io.yujian.journey.move.MovePeople;
import io.yujian.journey.move.MoveView;
import io.yujian.journey.move.PlacesView.PlaceView;
import io.yujian.journey.move.PlannedMoves;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.testkit.ModuleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Publishing while people wait, on the real database. */
@ModuleTest
class MovesOnDatabaseIT {
    private static final int PEOPLE = 450;

    @Autowired
    Street street;

    @Autowired
    JourneyDrafts drafts;

    @Autowired
    JourneyShelf shelf;

    @Autowired
    PublishJourney publishing;

    @Autowired
    PlannedMoves planned;

    @Autowired
    MovePeople people;

    @Autowired
    TestEntry tests;

    @Autowired
    JourneyCounts counts;

    @Autowired
    RecountJourney recount;

    @Autowired
    RunReading runs;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    JdbcTemplate jdbc;

    private static Drawings first(String event) {
        return Drawings.on("custom-event", "{'name':'" + event + "'}")
                .pause("n1", "P3D", "done:n2")
                .node("n2", "end", "{}", "");
    }

    private static Drawings second(String event) {
        return Drawings.on("custom-event", "{'name':'" + event + "'}")
                .node("n5", "wait-event", "{'eventType':'custom.mv-go','timeout':'P5D'}", "happened:n6")
                .node("n6", "tag", "{'add':['新版']}", "");
    }

    private long published(String event, int inside) {
        long j = street.publish(event, first(event).draw());
        for (int from = 0; from < inside; from += 50) {
            street.happen(IntStream.range(from, Math.min(inside, from + 50))
                    .mapToObj(i -> street.outside(event + i, "custom." + event, "{}"))
                    .toArray(Event[]::new));
        }
        return j;
    }

    private void publish(long j, Drawings next, MoveDecision... decisions) {
        drafts.change(j, null, street.json(next.draw()), shelf.get(j).revision());
        publishing.publish(j, shelf.get(j).revision(), List.of(decisions), "测试");
    }

    private MoveView move(long j) {
        return Objects.requireNonNull(planned.latest(j));
    }

    private void finish(long j) {
        await().until(() -> {
            people.step(Long.parseLong(move(j).id()));
            return move(j).finishedAt() != null;
        });
    }

    private int inVersion(long j, int version) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM jn_run WHERE journey_id=? AND version=? AND node IS NOT NULL",
                Integer.class,
                j,
                version));
    }

    private void addsUp(long j) {
        for (int version : new int[] {1, 2}) {
            CountsView c = counts.of(j, version);
            assertThat(c.waiting()).as("v" + version).isEqualTo(inVersion(j, version));
            assertThat(c.entered()).isEqualTo(c.finished() + c.left() + c.waiting());
        }
        assertThat(recount.recount(j)).as("the recount agrees").isZero();
    }

    @Test
    void shouldSayWhereWhoWaits() {
        long j = published("mv-places", 3);
        List<PlaceView> places =
                planned.places(j, street.json(second("mv-places").draw())).places();
        assertThat(places).singleElement().satisfies(p -> {
            assertThat(p.version()).isEqualTo(1);
            assertThat(p.node()).isEqualTo("n1");
            assertThat(p.change()).isEqualTo("removed");
            assertThat(p.waiting()).isEqualTo(3);
        });
        PlaceView same = planned.places(j, street.json(first("mv-places").draw()))
                .places()
                .get(0);
        assertThat(same.change()).isEqualTo("same");
        assertThat(same.keepsWait()).isTrue();
    }

    @Test
    void shouldMoveEverybodyThoughAStepDiesAndTwoNodesWork() throws Exception {
        long j = published("mv-all", PEOPLE);
        publish(j, second("mv-all"), new MoveDecision(1, "n1", "move", "n5"));
        long id = Long.parseLong(move(j).id());
        assertThat(move(j).expected()).isEqualTo(PEOPLE);

        assertThatThrownBy(() -> transactions.run(() -> {
                    people.step(id);
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        street.happen(street.outside("mv-all7", "custom.mv-go", "{}")); // arrives before its wait: not for it yet
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Object>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(() -> {
                    for (int step = 0; step < 20; step++) {
                        people.step(id);
                    }
                    return "done";
                });
            }
            for (var result : nodes.invokeAll(both)) {
                result.get();
            }
        } finally {
            nodes.shutdown();
        }
        finish(j);

        assertThat(move(j).moved()).isEqualTo(PEOPLE);
        assertThat(inVersion(j, 1)).isZero();
        assertThat(inVersion(j, 2)).isEqualTo(PEOPLE);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_timer t JOIN jn_run r ON r.id=t.run_id WHERE r.journey_id=?",
                        Integer.class,
                        j))
                .as("one timer each")
                .isEqualTo(PEOPLE);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM jn_step s JOIN jn_run r ON r.id=s.run_id WHERE r.journey_id=?",
                        Integer.class,
                        j))
                .as("told once each")
                .isEqualTo(PEOPLE);
        addsUp(j);

        street.happen(street.outside("mv-all7", "custom.mv-go", "{}"));
        RunView gone = runs.ofJourney(j, null, "finished", null).items().get(0);
        assertThat(gone.version()).isEqualTo(2);
        List<RunView.StepView> story =
                Objects.requireNonNull(runs.story(Long.parseLong(gone.id())).steps());
        assertThat(story).extracting(RunView.StepView::node).containsExactly("n1", "n5", "n6");
        assertThat(story).extracting(RunView.StepView::type).containsExactly("wait", "wait-event", "tag");
        addsUp(j);
    }

    @Test
    void shouldLetStayAndTakeOutAsDecided() {
        long j = published("mv-leave", 4);
        publish(j, second("mv-leave"), new MoveDecision(1, "n1", "leave", null));
        finish(j);
        assertThat(move(j).left()).isEqualTo(4);
        assertThat(counts.of(j, 1).left()).isEqualTo(4);
        addsUp(j);

        long stays = published("mv-stay", 2);
        publish(stays, second("mv-stay"), new MoveDecision(1, "n1", "stay", null));
        assertThat(planned.latest(stays)).isNull();
        assertThat(inVersion(stays, 1)).isEqualTo(2);
    }

    @Test
    void shouldRefuseADecisionAboutWhatIsNotThereAndPublishNothing() {
        long j = published("mv-bad", 1);
        for (MoveDecision bad : List.of(
                new MoveDecision(1, "n9", "leave", null),
                new MoveDecision(2, "n5", "leave", null),
                new MoveDecision(1, "n1", "move", "n1"),
                new MoveDecision(1, "n1", "move", null))) {
            assertThatThrownBy(() -> publish(j, second("mv-bad"), bad))
                    .isInstanceOfSatisfying(
                            YujianException.class, e -> assertThat(e.code()).isEqualTo("journey.bad-decision"));
        }
        assertThat(Objects.requireNonNull(shelf.get(j).published()).version()).isEqualTo(1);
        assertThat(planned.latest(j)).isNull();
    }

    @Test
    void shouldKeepATesterOutOfNumbersAndRecountAndMoveHim() {
        long j = published("mv-test", 1);
        long tester =
                street.happen(street.outside("mv-tester", "custom.other", "{}")).get(0);
        long run = transactions.get(() -> tests.enter(j, tester, street.json("{}")));

        assertThat(counts.of(j, 0).entered()).isEqualTo(1);
        assertThat(recount.recount(j)).isZero();
        RunView story = runs.story(run);
        assertThat(story.test()).isTrue();
        assertThat(story.steps())
                .anySatisfy(
                        s -> assertThat(Objects.requireNonNull(s.detail()).zh()).contains("测试"));
        assertThat(runs.ofJourney(j, PeopleFilter.ofCustomer(tester), null).items())
                .hasSize(1);

        publish(j, second("mv-test"), new MoveDecision(1, "n1", "move", "n5"));
        finish(j);
        assertThat(runs.story(run).version()).isEqualTo(2);
        assertThat(counts.of(j, 2).entered()).isEqualTo(1);
        assertThat(recount.recount(j)).isZero();
    }
}
