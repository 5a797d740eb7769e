package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yujian.journey.engine.RetryRun;
import io.yujian.journey.engine.Settling;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.insight.CountsView;
import io.yujian.journey.insight.JourneyCounts;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.insight.WhyLog;
import io.yujian.journey.library.ChangeStanding;
import io.yujian.journey.library.JourneyDrafts;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PublishJourney;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ModuleTest
class JourneysOnDatabaseIT {
    private static final String TAG_ONLY = "{'add':['到店'],'remove':[]}";

    @Autowired
    Street street;

    @Autowired
    RecordingLedger ledger;

    @Autowired
    JourneyDrafts drafts;

    @Autowired
    JourneyShelf shelf;

    @Autowired
    PublishJourney publishing;

    @Autowired
    ChangeStanding standing;

    @Autowired
    Settling settling;

    @Autowired
    JourneyCounts counts;

    @Autowired
    RunReading runs;

    @Autowired
    RetryRun retry;

    @Autowired
    WhyLog why;

    @Autowired
    Timers timers;

    @Autowired
    Ids ids;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private static Drawings on(String event) {
        return Drawings.on("custom-event", "{'name':'" + event + "'}");
    }

    private RunView onlyRun(long journey) {
        return runs.ofJourney(journey, null, null, null).items().get(0);
    }

    @Test
    void shouldWalkFromEventToTagThroughAWaitAndTellTheStory() {
        long j = street.publish(
                "到店",
                on("visit")
                        .pause("n1", "P3D", "done:n2")
                        .node("n2", "tag", TAG_ONLY, "done:n3")
                        .node("n3", "end", "{}", "")
                        .draw());

        long customer =
                street.happen(street.outside("anna", "custom.visit", "{}")).get(0);
        RunView waiting = onlyRun(j);
        assertThat(waiting.state()).isEqualTo("waiting");
        assertThat(waiting.node()).isEqualTo("n1");
        assertThat(waiting.wakeAt()).isEqualTo(waiting.enteredAt().plus(Duration.ofDays(3)));

        clock.advance(Duration.ofDays(3));
        await().untilAsserted(() -> assertThat(onlyRun(j).state()).isEqualTo("finished"));

        RunView story = runs.story(Long.parseLong(waiting.id()));
        assertThat(story.steps()).extracting(RunView.StepView::node).containsExactly("n1", "n2", "n3");
        assertThat(story.steps()).extracting(RunView.StepView::type).containsExactly("wait", "tag", "end");
        assertThat(story.customerId()).isEqualTo(Long.toString(customer));
        assertThat(why.of(j, customer))
                .singleElement()
                .satisfies(w -> assertThat(w.outcome()).isEqualTo("entered"));
        assertAddsUp(j);
    }

    @Test
    void shouldWakeByTheSendersTimerAndLeaveByTheOutcome() {
        long j = street.publish(
                "订单",
                on("order")
                        .node("n0", "wait-event", "{'eventType':'custom.go','timeout':'P1D'}", "happened:n1")
                        .node("n1", "tag", TAG_ONLY, "")
                        .draw());
        street.happen(street.outside("bo", "custom.order", "{}"));
        street.happen(street.outside("bo", "custom.go", "{}"));

        assertThat(onlyRun(j).state()).isEqualTo("finished");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_timer WHERE run_id=?",
                        Integer.class,
                        onlyRun(j).id()))
                .as("the deadline went with the wait")
                .isZero();
        assertAddsUp(j);
    }

    @Test
    void shouldLeaveByFailedWhenNobodyCanBeWrittenTo() {
        long j = street.publish(
                "没有地址",
                on("noaddress")
                        .node(
                                "n1",
                                "send-message",
                                "{'messageClass':'SERVICE','chain':[{'channel':'mp-customer-service','version':1,"
                                        + "'content':{'kind':'text','text':'你好'}}]}",
                                "failed:n2")
                        .node("n2", "tag", TAG_ONLY, "")
                        .draw());
        street.happen(street.outside("cy", "custom.noaddress", "{}"));

        assertThat(ledger.of(j)).isEmpty();
        assertThat(counts.of(j, 0).nodes().get("n1").ports()).containsEntry("failed", 1L);
        assertAddsUp(j);
    }

    @Test
    void shouldKeepEverythingOrNothingWhenTheTransactionFails() {
        long j = street.publish("崩溃", on("crash").pause("n1", "P1D", "").draw());
        Event event = street.outside("di", "custom.crash", "{}");
        assertThatThrownBy(() -> transactions.run(() -> {
                    street.apply(event);
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        assertThat(runs.ofJourney(j, null, null, null).items()).isEmpty();

        street.happen(event);
        street.happen(street.outside("di", "custom.crash", "{}"));

        assertThat(runs.ofJourney(j, null, null, null).items()).hasSize(1);
        assertThat(counts.of(j, 0).refused())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo("reentry-once"));
        assertAddsUp(j);
    }

    @Test
    void shouldIgnoreTimersOfEarlierWaits() {
        long j = street.publish(
                "旧计时",
                on("stale")
                        .node(
                                "n1",
                                "wait-event",
                                "{'eventType':'custom.next','timeout':'P1D'}",
                                "happened:n2 timeout:n3")
                        .pause("n2", "P9D", "done:n3")
                        .node("n3", "end", "{}", "")
                        .draw());
        street.happen(street.outside("ed", "custom.stale", "{}"));
        street.happen(street.outside("ed", "custom.next", "{}"));
        long run = Long.parseLong(onlyRun(j).id());
        Timer stale = new Timer((byte) 0, clock.instant(), ids.next(), run, 1);
        transactions.run(() -> timers.schedule(List.of(stale)));

        await().untilAsserted(() -> assertThat(
                        jdbc.queryForObject("SELECT COUNT(*) FROM pf_timer WHERE id=?", Integer.class, stale.id()))
                .isZero());
        assertThat(onlyRun(j).node()).isEqualTo("n2");
    }

    @Test
    void shouldHoldWhilePausedAndGoOnWhenResumed() {
        long j = street.publish(
                "暂停",
                on("hold")
                        .pause("n1", "PT1H", "done:n2")
                        .node("n2", "tag", TAG_ONLY, "")
                        .draw());
        long customer = street.happen(street.outside("fe", "custom.hold", "{}")).get(0);
        standing.pause(j);
        clock.advance(Duration.ofHours(2));
        await().untilAsserted(() -> assertThat(onlyRun(j).held()).isTrue());
        street.happen(street.outside("other", "custom.hold", "{}"));
        assertThat(counts.of(j, 0).refused())
                .extracting(CountsView.RefusedCount::reason)
                .containsExactly("paused");

        standing.resume(j);
        settling.settle(j);

        await().untilAsserted(() -> assertThat(onlyRun(j).state()).isEqualTo("finished"));
        assertThat(runs.ofCustomer(customer, null).items()).hasSize(1);
        assertAddsUp(j);
    }

    @Test
    void shouldEndRunsOfAnArchivedJourney() {
        long j = street.publish("归档", on("archive").pause("n1", "P90D", "").draw());
        street.happen(street.outside("gi", "custom.archive", "{}"), street.outside("gu", "custom.archive", "{}"));
        standing.archive(j);
        settling.settle(j);

        assertThat(counts.of(j, 0).left()).isEqualTo(2);
        assertThat(counts.of(j, 0).waiting()).isZero();
        assertThat(onlyRun(j).reason()).isEqualTo("archived");
        assertAddsUp(j);
    }

    @Test
    void shouldKeepRunsWithTheirVersion() {
        long j = street.publish("版本", on("version").pause("n1", "P1D", "").draw());
        street.happen(street.outside("ha", "custom.version", "{}"));
        drafts.change(j, null, street.json(on("version").pause("n9", "P2D", "").draw()), 1);
        assertThat(publishing.publish(j, 2, "测试")).isEqualTo(2);
        street.happen(street.outside("hu", "custom.version", "{}"));

        assertThat(counts.of(j, 1).nodes()).containsOnlyKeys("n1");
        assertThat(counts.of(j, 2).nodes()).containsOnlyKeys("n9");
        assertThat(counts.of(j, 0).entered()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAStaleRevisionAndABadDefinition() {
        long id = drafts.create("草稿", null);
        assertThatThrownBy(() -> drafts.change(id, "新名字", null, 7))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("journey.stale-revision"));
        assertThatThrownBy(() -> publishing.publish(id, 1, "测试"))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("journey.has-problems"));
        assertThat(shelf.get(id).published()).isNull();
    }

    /** entered = finished + left + waiting by the counters, and by counting the runs themselves. */
    private void assertAddsUp(long journey) {
        CountsView c = counts.of(journey, 0);
        Map<Integer, Long> byState =
                jdbc.queryForList("SELECT state FROM jn_run WHERE journey_id=?", Integer.class, journey).stream()
                        .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        long all = byState.values().stream().mapToLong(Long::longValue).sum();
        assertThat(c.entered()).isEqualTo(all);
        assertThat(c.finished()).isEqualTo(byState.getOrDefault(1, 0L));
        assertThat(c.left()).isEqualTo(byState.getOrDefault(2, 0L));
        assertThat(c.waiting()).isEqualTo(all - c.finished() - c.left());
        c.nodes()
                .forEach((node, n) -> assertThat(n.waiting())
                        .as(node)
                        .isEqualTo(jdbc.queryForObject(
                                "SELECT COUNT(*) FROM jn_run WHERE journey_id=? AND node=?",
                                Long.class,
                                journey,
                                node)));
        assertThat(ledger.twice()).isEmpty();
    }
}
