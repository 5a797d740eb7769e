package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.yujian.journey.engine.RetryRun;
import io.yujian.journey.engine.RunTimers;
import io.yujian.journey.engine.RunsByHand;
import io.yujian.journey.engine.RunsByHand.Action;
import io.yujian.journey.engine.RunsByHand.Outcome;
import io.yujian.journey.engine.Settling;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.insight.CountsView;
import io.yujian.journey.insight.JourneyCounts;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.insight.WhyLog;
import io.yujian.journey.insight.recount.RecountJourney;
import io.yujian.journey.library.ChangeStanding;
import io.yujian.journey.library.JourneyDrafts;
import io.yujian.journey.library.JourneyFile;
import io.yujian.journey.library.JourneyFiles;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PauseMode;
import io.yujian.journey.library.PublishJourney;
import io.yujian.member.Customers;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ModuleTest
class JourneysOnDatabaseIT {
    private static final String GO = "{'eventType':'custom.m-go','timeout':'P9D'}";
    private static final Calendar UTC = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
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
    RecountJourney recount;

    @Autowired
    RunTimers runTimers;

    @Autowired
    Customers customers;

    @Autowired
    JourneyFiles files;

    @Autowired
    RunsByHand hands;

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
        standing.pause(j, PauseMode.HOLD);
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
    void shouldGiveTheEventToARunThatWaitedUnderTheMergedId() {
        long j = street.publish(
                "合并",
                on("m-in")
                        .node("n1", "wait-event", GO, "happened:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
        long elder = street.happen(street.outside("elder", "custom.m-x", "{}")).get(0);
        street.happen(street.outside("younger", "custom.m-in", "{}"));

        // The very event that makes them one is the one that is waited for.
        assertThat(street.happen(street.tied("elder", "younger", "custom.m-go")))
                .containsExactly(elder);

        assertThat(onlyRun(j).state()).isEqualTo("finished");
        assertThat(onlyRun(j).customerId()).isEqualTo(Long.toString(elder));
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM mb_merge_item WHERE table_name='jn_run' AND row_id=?",
                        Integer.class,
                        onlyRun(j).id()))
                .isOne();
        assertAddsUp(j);
    }

    @Test
    void shouldKeepOneRunWhenBothWereInTheJourney() {
        long j = street.publish(
                "合并二",
                on("mm-in")
                        .node("n1", "wait-event", GO, "happened:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
        street.happen(street.outside("mm-a", "custom.mm-in", "{}"));
        clock.advance(Duration.ofSeconds(2));
        street.happen(street.outside("mm-b", "custom.mm-in", "{}"));

        long one = street.happen(street.tied("mm-b", "mm-a", "custom.mm-tie")).get(0);

        assertThat(runs.ofCustomer(one, null).items())
                .extracting(RunView::state, RunView::reason)
                .containsExactly(tuple("left", "merged"), tuple("waiting", null));
        assertAddsUp(j);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_timer WHERE run_id IN (SELECT id FROM jn_run WHERE journey_id=?)",
                        Integer.class,
                        j))
                .isOne();
    }

    @Test
    void shouldWakeWhoWasMetUnderANewNameInTheSameBatch() {
        long j = street.publish(
                "同批",
                on("sb-in")
                        .node("n1", "wait-event", GO, "happened:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
        street.happen(street.outside("sb-old", "custom.sb-in", "{}"));

        street.happen(street.outside("sb-new", "custom.m-other", "{}"), street.tied("sb-new", "sb-old", "custom.m-go"));

        assertThat(onlyRun(j).state()).isEqualTo("finished");
    }

    @Test
    void shouldKeepKeysGoalsHoldOutsAndPlacesOnTheDatabase() {
        long j = street.publish(
                "订单",
                on("ko-in")
                        .entry("'key':'orderId','most':2")
                        .goal("{'events':[{'eventType':'custom.ko-paid'}],'window':'P7D'}")
                        .pause("n1", "P1D", "")
                        .draw());
        street.happen(
                street.outside("ko1", "custom.ko-in", "{'orderId':'A'}"),
                street.outside("ko1", "custom.ko-in", "{'orderId':'A'}"));
        street.happen(street.outside("ko1", "custom.ko-in", "{'orderId':'B'}"));
        street.happen(street.outside("ko2", "custom.ko-in", "{'orderId':'C'}"));
        assertThat(counts.of(j, 0).refused())
                .extracting(CountsView.RefusedCount::reason)
                .containsExactlyInAnyOrder("reentry-once", "full");
        street.happen(street.outside("ko1", "custom.ko-paid", "{'orderId':'B'}"));
        assertThat(counts.of(j, 0).goals()).isOne();
        assertThat(runs.ofJourney(j, null, "left", null).items())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo("goal"));
        clock.advance(Duration.ofDays(1));
        await().untilAsserted(() -> assertThat(counts.of(j, 0).finished()).isOne());
        street.happen(
                street.outside("ko1", "custom.ko-paid", "{'orderId':'A'}"),
                street.outside("ko1", "custom.ko-paid", "{}"));
        assertThat(counts.of(j, 0).goals()).as("also when it is over, once").isEqualTo(2);
        assertAddsUp(j);

        long held = street.publish(
                "对照",
                on("ho-in")
                        .entry("'holdout':90")
                        .goal("{'events':[{'eventType':'custom.ho-paid'}]}")
                        .pause("n1", "P1D", "")
                        .draw());
        for (int i = 0; i < 40; i++) {
            street.happen(street.outside("ho" + i, "custom.ho-in", "{}"));
        }
        CountsView c = counts.of(held, 0);
        assertThat(c.heldOut()).isBetween(25L, 40L);
        assertThat(c.entered() + c.heldOut()).isEqualTo(40);
        for (int i = 0; i < 40; i++) {
            street.happen(street.outside("ho" + i, "custom.ho-paid", "{}"));
        }
        assertThat(counts.of(held, 0).heldOutGoals()).isEqualTo(c.heldOut());
        assertThat(counts.of(held, 0).goals()).isEqualTo(c.entered());
        assertThat(recount.recount(held)).isZero();
    }

    @Test
    void shouldPassFromATagToAnAttributeToAnotherJourney() {
        long d = street.publish(
                "四",
                Drawings.on("from-journey", "{}")
                        .node("n1", "tag", "{'add':['走完']}", "")
                        .draw());
        long c = street.publish(
                "三",
                Drawings.on("attribute-changed", "{'key':'链等级','value':'金'}")
                        .node("n1", "start-journey", "{'journeyId':'" + d + "'}", "")
                        .draw());
        long b = street.publish(
                "二",
                Drawings.on("tag-changed", "{'change':'added','tags':['链标签']}")
                        .node("n1", "set-attribute", "{'attributes':{'链等级':'金'}}", "")
                        .draw());
        street.publish("一", on("chain").node("n1", "tag", "{'add':['链标签']}", "").draw());

        long customer =
                street.happen(street.outside("chain", "custom.chain", "{}")).get(0);

        await().untilAsserted(() -> assertThat(counts.of(d, 0).finished()).isOne());
        assertThat(counts.of(b, 0).finished()).isOne();
        assertThat(counts.of(c, 0).finished()).isOne();
        assertThat(customers.find(customer).orElseThrow().tags()).contains("链标签", "走完");
        assertThat(customers.find(customer).orElseThrow().attributes()).containsEntry("链等级", "金");
        // What the last journey's tag tells comes through the inbox, a moment after the journey is over.
        await().untilAsserted(() -> assertThat(jdbc.queryForList(
                        "SELECT type FROM mb_event WHERE customer_id=? ORDER BY id", String.class, customer))
                .containsExactlyInAnyOrder(
                        "custom.chain", "customer.tagged", "customer.attribute", "journey.called", "customer.tagged"));
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM mb_attribute WHERE customer_id=?", Integer.class, customer))
                .isOne();
    }

    @Test
    void shouldDrainOrStopAsTheOperatorChooses() {
        long j = street.publish(
                "放空",
                on("drain")
                        .pause("n1", "PT1H", "done:n2")
                        .pause("n2", "PT1H", "")
                        .draw());
        street.happen(street.outside("dr1", "custom.drain", "{}"));
        standing.pause(j, PauseMode.HOLD);
        clock.advance(Duration.ofHours(1));
        await().untilAsserted(() -> assertThat(onlyRun(j).held()).isTrue());

        standing.pause(j, PauseMode.DRAIN);
        settling.settle(j);
        await().untilAsserted(() -> assertThat(onlyRun(j).node()).isEqualTo("n2"));
        street.happen(street.outside("dr2", "custom.drain", "{}"));
        assertThat(counts.of(j, 0).refused())
                .extracting(CountsView.RefusedCount::reason)
                .containsExactly("paused");
        assertThat(shelf.get(j).pauseMode()).isEqualTo("drain");

        standing.resume(j);
        street.happen(street.outside("dr3", "custom.drain", "{}"));
        standing.pause(j, PauseMode.STOP);
        settling.settle(j);
        assertThat(counts.of(j, 0).waiting()).isZero();
        assertThat(runs.ofJourney(j, null, "left", null).items())
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.reason()).isEqualTo("stopped"));
        assertAddsUp(j);

        standing.resume(j);
        street.happen(street.outside("dr4", "custom.drain", "{}"));
        assertThat(counts.of(j, 0).waiting()).isOne();
    }

    @Test
    void shouldCarryAJourneyInAFile() {
        long called = street.publish(
                "被叫",
                Drawings.on("from-journey", "{}").node("n1", "end", "{}", "").draw());
        long j = street.publish(
                "导出",
                on("file")
                        .node("n1", "start-journey", "{'journeyId':'" + called + "'}", "")
                        .draw());
        JourneyFile file = files.export(j);
        assertThat(file.references())
                .containsExactly(new JourneyFile.JourneyReference("journey", Long.toString(called), "被叫"));

        JourneyFiles.Imported same = files.bring(file, Map.of());
        assertThat(same.unmapped()).isEmpty();
        assertThat(shelf.get(same.id()).draft()).isEqualTo(file.definition());

        JourneyFile foreign = new JourneyFile(
                file.kind(),
                1,
                "外来",
                street.json(file.definition().toString().replace(Long.toString(called), "4711")),
                List.of(new JourneyFile.JourneyReference("journey", "4711", "别处的旅程")));
        JourneyFiles.Imported lost = files.bring(foreign, Map.of());
        assertThat(lost.unmapped())
                .extracting(JourneyFile.JourneyReference::name)
                .containsExactly("别处的旅程");
        assertThat(shelf.get(lost.id()).draft().toString()).doesNotContain("4711");
        JourneyFiles.Imported mapped = files.bring(foreign, Map.of("4711", Long.toString(called)));
        assertThat(shelf.check(mapped.id(), null)).isEmpty();

        JourneyFile other = new JourneyFile("something", 1, "x", file.definition(), List.of());
        assertThatThrownBy(() -> files.bring(other, Map.of())).isInstanceOf(YujianException.class);
    }

    @Test
    void shouldLetPeopleStopSkipAndMoveRuns() {
        long j = street.publish(
                "人工",
                on("hand")
                        .pause("n1", "P9D", "done:n2")
                        .node("n2", "wait-event", GO, "happened:n3 timeout:n4")
                        .node("n3", "end", "{}", "")
                        .pause("n4", "P9D", "")
                        .draw());
        for (String who : List.of("h1", "h2", "h3")) {
            street.happen(street.outside(who, "custom.hand", "{}"));
        }
        List<Long> all = runs.ofJourney(j, null, null, null).items().stream()
                .map(r -> Long.valueOf(r.id()))
                .sorted()
                .toList();
        assertThat(hands.act(Action.STOP, new TreeSet<>(List.of(all.get(0), 4_711L)), null))
                .extracting(Outcome::reason)
                .containsExactly("run.not-found", null);
        assertThat(hands.act(Action.SKIP, new TreeSet<>(all), null))
                .extracting(Outcome::reason)
                .containsExactly("run.is-over", null, null);
        assertThat(counts.of(j, 0).nodes().get("n2").waiting()).isEqualTo(2);
        hands.act(Action.SKIP, new TreeSet<>(List.of(all.get(1))), null);
        assertThat(runs.story(all.get(1)).node()).as("as if the time were up").isEqualTo("n4");
        assertThat(hands.act(Action.MOVE, new TreeSet<>(List.of(all.get(1))), "n9"))
                .extracting(Outcome::reason)
                .containsExactly("run.unknown-node");
        hands.act(Action.MOVE, new TreeSet<>(List.of(all.get(1))), "n2");
        hands.act(Action.MOVE, new TreeSet<>(List.of(all.get(2))), "n3");
        assertThat(runs.story(all.get(2)).state()).isEqualTo("finished");
        street.happen(street.outside("h2", "custom.m-go", "{}"));
        assertThat(runs.story(all.get(1)).state())
                .as("it waits where it was put")
                .isEqualTo("finished");
        assertThat(runs.story(all.get(1)).steps())
                .extracting(s -> s.detail() == null ? "" : s.detail().en())
                .contains("a person let it go on", "a person moved it to n2");
        assertThat(runs.story(all.get(0)).reason()).isEqualTo("by-hand");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_timer WHERE run_id IN (SELECT id FROM jn_run WHERE journey_id=?)",
                        Integer.class,
                        j))
                .isZero();
        assertAddsUp(j);

        long p = street.publish("人工二", on("hand2").pause("n1", "P9D", "").draw());
        street.happen(street.outside("h4", "custom.hand2", "{}"));
        standing.pause(p, PauseMode.HOLD);
        long held = Long.parseLong(onlyRun(p).id());
        assertThat(hands.act(Action.SKIP, new TreeSet<>(List.of(held)), null))
                .extracting(Outcome::reason)
                .containsExactly("journey.not-running");
        assertThatThrownBy(() -> hands.act(Action.STOP, new TreeSet<>(), null)).isInstanceOf(YujianException.class);
    }

    @Test
    void shouldMendCountersThatDrifted() {
        long j = street.publish(
                "清点",
                on("recount")
                        .pause("n1", "P1D", "done:n2")
                        .pause("n2", "P1D", "")
                        .draw());
        street.happen(street.outside("r1", "custom.recount", "{}"), street.outside("r2", "custom.recount", "{}"));
        assertThat(recount.recount(j)).as("nothing is wrong").isZero();
        clock.advance(Duration.ofDays(1));
        await().ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(counts.of(j, 0).nodes().get("n2").waiting()).isEqualTo(2));

        jdbc.update("UPDATE jn_count SET n = n + 3 WHERE journey_id=? AND node='' AND kind='entered' LIMIT 1", j);
        jdbc.update("DELETE FROM jn_count WHERE journey_id=? AND node='n1' AND kind='left'", j);
        jdbc.update("DELETE FROM jn_count WHERE journey_id=? AND node='n2' AND kind='entered'", j);
        assertThat(recount.recount(j)).isEqualTo(3);

        assertAddsUp(j);
        assertThat(recount.recount(j)).as("twice does no more").isZero();
        street.happen(street.outside("r3", "custom.recount", "{}"));
        assertAddsUp(j);
    }

    @Test
    void shouldListAndRetryARunThatWasSetAside() {
        long j = street.publish(
                "搁置",
                on("aside")
                        .pause("n1", "PT1H", "done:n2")
                        .node("n2", "tag", TAG_ONLY, "")
                        .draw());
        street.happen(street.outside("as", "custom.aside", "{}"));
        long run = Long.parseLong(onlyRun(j).id());
        assertThatThrownBy(() -> retry.retry(run))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("run.not-set-aside"));
        Timer due = jdbc.queryForObject(
                "SELECT lane, due_at, id, run_id, wait_no FROM pf_timer WHERE run_id=?",
                (rs, i) -> new Timer(
                        rs.getByte(1), rs.getTimestamp(2, UTC).toInstant(), rs.getLong(3), rs.getLong(4), rs.getInt(5)),
                run);
        transactions.run(() -> {
            timers.cancel(List.of(due));
            runTimers.setAside(due, "five times: boom");
        });

        assertThat(runs.setAside(null).items()).extracting(RunView::id).contains(Long.toString(run));
        assertThat(onlyRun(j).reason()).contains("boom");
        assertThat(counts.of(j, 0).waiting()).isOne();
        retry.retry(run);

        await().untilAsserted(() -> assertThat(onlyRun(j).state()).isEqualTo("finished"));
        assertThat(runs.setAside(null).items()).extracting(RunView::id).doesNotContain(Long.toString(run));
        assertThat(runs.story(run).steps())
                .extracting(s -> s.detail() == null ? "" : s.detail().en())
                .contains("retried by a person");
        assertThatThrownBy(() -> retry.retry(run)).as("a second click").isInstanceOf(YujianException.class);
        assertAddsUp(j);
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
