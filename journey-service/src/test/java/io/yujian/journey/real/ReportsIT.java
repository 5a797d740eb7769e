package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yujian.journey.engine.RunsByHand;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.insight.PeopleFilter;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.WhyLog;
import io.yujian.journey.insight.recount.RecountJourney;
import io.yujian.journey.insight.report.ExportReport;
import io.yujian.journey.insight.report.JoinCounts;
import io.yujian.journey.insight.report.JourneyReports;
import io.yujian.journey.insight.report.ReportQuery;
import io.yujian.journey.insight.report.ReportView;
import io.yujian.journey.insight.report.ReportView.ReportNodeView;
import io.yujian.journey.retention.ForgetRuns;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reports over a real database: the law, orders, and that nothing is lost with what is forgotten. */
@ModuleTest
class ReportsIT {
    private static final ReportQuery ALL = new ReportQuery(0, null, null, 0);
    private static final String ONE_OF_TWO = "{'ways':[{'share':1},{'share':1}]}";

    @Autowired
    Street street;

    @Autowired
    JourneyReports reports;

    @Autowired
    ExportReport export;

    @Autowired
    JoinCounts join;

    @Autowired
    ForgetRuns forget;

    @Autowired
    RecountJourney recount;

    @Autowired
    RunReading people;

    @Autowired
    RunsByHand hands;

    @Autowired
    WhyLog why;

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

    private static void adds(ReportView r) {
        assertThat(r.people().entered())
                .isEqualTo(
                        r.people().finished() + r.people().left() + r.people().waiting());
        assertThat(r.people().waiting()).isNotNegative();
        long standing =
                r.nodes().values().stream().mapToLong(ReportNodeView::waiting).sum();
        assertThat(standing)
                .as("who waits stands somewhere")
                .isEqualTo(r.people().waiting());
        r.series().forEach(p -> assertThat(p.entered()).isEqualTo(p.finished() + p.left() + p.waiting()));
        assertThat(r.sources().stream()
                        .mapToLong(ReportView.ReportSourceView::entered)
                        .sum())
                .isEqualTo(r.people().entered());
    }

    private static PeopleFilter who(@Nullable String through, @Nullable String arm, @Nullable Boolean goal) {
        return new PeopleFilter(null, null, 0, null, null, null, through, arm, null, null, null, goal, null, null);
    }

    @Test
    void shouldAddUpForEveryPeriodWhenPeopleGoOnLater() {
        long j = street.publish(
                "周期",
                on("r-in")
                        .goal("{'events':[{'eventType':'custom.r-paid'}],'window':'P7D','ends':false}")
                        .exit("'rules':[{'eventType':'custom.r-out'}]")
                        .node("n1", "random-split", ONE_OF_TWO, "a:n2 b:n3")
                        .pause("n2", "P3D", "done:n4")
                        .pause("n3", "P3D", "done:n4")
                        .node("n4", "end", "{}", "")
                        .draw());
        Instant first = clock.instant();
        for (int i = 0; i < 12; i++) {
            street.happen(street.outside("r" + i, "custom.r-in", "{'scene':'店" + i % 2 + "'}"));
        }
        clock.advance(Duration.ofDays(2));
        Instant second = clock.instant();
        for (int i = 12; i < 20; i++) {
            street.happen(street.outside("r" + i, "custom.r-in", "{}"));
        }
        street.happen(street.outside("r0", "custom.r-out", "{}"), street.outside("r13", "custom.r-paid", "{}"));
        clock.advance(Duration.ofDays(1));
        ReportQuery early = new ReportQuery(0, first, second.minus(Duration.ofHours(1)), 0);
        ReportQuery late = new ReportQuery(1, second, null, 0);
        await().untilAsserted(() ->
                assertThat(reports.of(j, early).people().finished()).isEqualTo(11));

        ReportView one = reports.of(j, early);
        ReportView two = reports.of(j, late);
        adds(one);
        adds(two);
        adds(reports.of(j, ALL));
        assertThat(one.people().entered()).isEqualTo(12);
        assertThat(one.people().left()).isOne();
        assertThat(one.people().lost())
                .singleElement()
                .satisfies(l -> assertThat(l.reason()).isEqualTo("exit-rule"));
        assertThat(two.people().entered()).isEqualTo(8);
        assertThat(two.people().waiting()).isEqualTo(8);
        assertThat(two.goal().reached()).isOne();
        assertThat(one.goal().reached()).isZero();
        assertThat(one.sources()).extracting(ReportView.ReportSourceView::scene).containsExactlyInAnyOrder("店0", "店1");

        ReportView.ReportSplitView split = reports.of(j, ALL).splits().get(0);
        assertThat(split.arms().stream()
                        .mapToLong(ReportView.ReportArmView::people)
                        .sum())
                .isEqualTo(20);
        assertThat(split.arms().stream()
                        .mapToLong(ReportView.ReportArmView::goals)
                        .sum())
                .isOne();
        for (ReportView.ReportArmView arm : split.arms()) {
            assertThat(people.ofJourney(j, who(null, "n1:" + arm.port(), null), null)
                            .items())
                    .hasSize((int) arm.people());
            assertThat(people.ofJourney(j, who("n1:" + arm.port(), null, null), null)
                            .items())
                    .hasSize((int) arm.people());
        }
        assertThat(people.ofJourney(j, who("n2:done", null, null), null).items().size()
                        + people.ofJourney(j, who("n3:done", null, null), null)
                                .items()
                                .size())
                .isEqualTo(11);
        assertThat(people.ofJourney(j, who(null, null, true), null).items()).hasSize(1);
        for (ReportView.ReportSourceView source : reports.of(j, ALL).sources()) {
            PeopleFilter from = new PeopleFilter(
                    null, null, 0, null, null, null, null, null, null, null, source.label(), null, null, null);
            assertThat(people.ofJourney(j, from, null).items())
                    .as(source.label())
                    .hasSize((int) source.entered());
        }
        assertThat(recount.recount(j)).isZero();
    }

    @Test
    void shouldCountAnOrderOnceAndForTheLastEntryBeforeIt() {
        String twoDays = "{'events':[{'eventType':'custom.o-goal'}],'window':'P2D','ends':false}";
        long j = street.publish(
                "订单",
                on("o-in")
                        .reentry("{'mode':'always'}")
                        .goal(twoDays)
                        .pause("n1", "P9D", "")
                        .draw());
        long other = street.publish("别的", on("o-in").pause("n1", "P9D", "").draw());
        street.happen(street.outside("buyer", "custom.o-in", "{'orderId':'own','amountCents':1}"));
        assertThat(reports.of(j, ALL).revenue().orders())
                .as("what brings somebody in is not its doing")
                .isZero();
        clock.advance(Duration.ofDays(1));
        street.happen(street.outside("buyer", "custom.o-in", "{}"));
        clock.advance(Duration.ofHours(1));
        var paid = street.outside("buyer", "custom.paid", "{'orderId':'A','amount':'19.90'}");
        assertThatThrownBy(() -> transactions.run(() -> {
                    street.apply(paid);
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        street.happen(paid);
        street.happen(
                street.outside("buyer", "custom.shipped", "{'orderId':'A','amount':'19.90'}"),
                street.outside("buyer", "custom.shipped", "{'orderId':'A','amount':'99'}"),
                street.outside("stranger", "custom.paid", "{'orderId':'A','amount':'19.90'}"));
        clock.advance(Duration.ofDays(3));
        street.happen(street.outside("buyer", "custom.paid", "{'orderId':'B','amountCents':500}"));

        ReportView r = reports.of(j, ALL);
        assertThat(r.revenue().windowDays()).as("as long as the goal").isEqualTo(2);
        assertThat(r.revenue().orders()).isOne();
        assertThat(r.revenue().cents()).isEqualTo(1990);
        assertThat(r.revenue().perPersonCents()).isEqualTo(995);
        assertThat(reports.of(j, new ReportQuery(0, null, null, 30)).revenue().cents())
                .isEqualTo(2490);
        assertThat(reports.of(other, ALL).revenue().cents())
                .as("each journey counts it, seven days without a goal")
                .isEqualTo(2490);
        PeopleFilter buyers =
                new PeopleFilter(null, null, 0, null, null, null, null, null, null, null, null, null, true, null);
        assertThat(people.ofJourney(j, buyers, null).items()).hasSize(1);
        String last =
                jdbc.queryForObject("SELECT CAST(MAX(id) AS CHAR) FROM jn_run WHERE journey_id=?", String.class, j);
        assertThat(jdbc.queryForList("SELECT run_id FROM jn_order WHERE journey_id=?", String.class, j))
                .containsOnly(last);
        assertThat(jdbc.queryForObject("SELECT SUM(cents) FROM jn_order WHERE journey_id=?", Long.class, j))
                .as("sums are those of the orders")
                .isEqualTo(jdbc.queryForObject("SELECT SUM(cents) FROM jn_money WHERE journey_id=?", Long.class, j));
    }

    @Test
    void shouldTakeRefundsOffWhicheverIsToldFirst() {
        long j = street.publish("退款", on("r-in").pause("n1", "P9D", "").draw());
        long other = street.publish("退款二", on("r-in").pause("n1", "P9D", "").draw());
        street.happen(street.outside("r1", "custom.r-in", "{}"));
        clock.advance(Duration.ofHours(1));
        street.happen(street.outside("r1", "order.paid", "{'orderId':'R1','amountCents':1000}"));
        street.happen(street.outside("r1", "order.paid", "{'orderId':'R2','amountCents':500}"));
        var part = street.outside("r1", "order.refunded", "{'orderId':'R1','amount':'3.00'}");
        assertThatThrownBy(() -> transactions.run(() -> {
                    street.apply(part);
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        street.happen(part);
        money(j, 2, 1200, 1, 300);
        street.happen(
                street.outside("r1", "order.refunded", "{'orderId':'R1','amountCents':200,'refundId':'a'}"),
                street.outside("r1", "order.refunded", "{'orderId':'R1','amountCents':200,'refundId':'a'}"));
        street.happen(street.outside("r1", "order.refunded", "{'orderId':'R1','amountCents':200,'refundId':'a'}"));
        money(j, 2, 1000, 1, 500);
        street.happen(street.outside("r1", "order.refunded", "{'orderId':'R1','amountCents':999900}"));
        money(j, 2, 500, 1, 1000);
        street.happen(street.outside("r1", "order.refunded", "{'orderId':'R3'}"));
        money(j, 2, 500, 1, 1000);
        street.happen(street.outside("r1", "order.paid", "{'orderId':'R3','amountCents':70}"));
        money(j, 3, 500, 2, 1070);
        money(other, 3, 500, 2, 1070);
        street.happen(
                street.outside("r1", "order.refunded", "{'orderId':'R4','amountCents':40}"),
                street.outside("r1", "order.paid", "{'orderId':'R4','amountCents':100}"),
                street.outside("r1", "order.refunded", "{'orderId':'R2','amountCents':'?'}"));
        money(j, 4, 560, 3, 1110);
        assertThat(reports.of(j, ALL).revenue().perPersonCents()).isEqualTo(560);
        assertThat(jdbc.queryForObject("SELECT MIN(cents-refunded) FROM jn_order WHERE journey_id=?", Long.class, j))
                .isZero();
        assertThat(jdbc.queryForObject("SELECT SUM(refunded) FROM jn_order WHERE journey_id=?", Long.class, j))
                .as("sums are those of the orders")
                .isEqualTo(jdbc.queryForObject("SELECT SUM(refunded) FROM jn_money WHERE journey_id=?", Long.class, j));
    }

    private void money(long journey, long orders, long cents, long refunds, long refunded) {
        ReportView.ReportRevenueView revenue = reports.of(journey, ALL).revenue();
        assertThat(List.of(revenue.orders(), revenue.cents(), revenue.refunds(), revenue.refundedCents()))
                .containsExactly(orders, cents, refunds, refunded);
    }

    @Test
    void shouldAddUpThroughMovesAndMerges() {
        long j = street.publish(
                "移动",
                on("m-in")
                        .exit("'onMerge':'oldest'")
                        .pause("n1", "P9D", "done:n2")
                        .pause("n2", "P9D", "")
                        .draw());
        street.happen(street.outside("m1", "custom.m-in", "{}"));
        street.happen(street.outside("m2", "custom.m-in", "{}"));
        street.happen(street.outside("m3", "custom.m-in", "{}"));
        List<Long> ids = people.ofJourney(j, null, null, null).items().stream()
                .map(run -> Long.valueOf(run.id()))
                .toList();
        hands.act(RunsByHand.Action.MOVE, new TreeSet<>(List.of(ids.get(0))), "n2");
        hands.act(RunsByHand.Action.SKIP, new TreeSet<>(List.of(ids.get(1))), null);
        street.happen(street.tied("m1", "m2", "custom.m-x"));
        hands.act(RunsByHand.Action.STOP, new TreeSet<>(List.of(ids.get(0))), null);

        ReportView r = reports.of(j, ALL);
        adds(r);
        assertThat(r.people().lost())
                .extracting(l -> l.reason() + l.n())
                .containsExactlyInAnyOrder("merged1", "by-hand1");
        ReportNodeView first = Objects.requireNonNull(r.nodes().get("n1"));
        assertThat(first.moved()).isOne();
        assertThat(first.ended()).isZero();
        assertThat(first.entered())
                .isEqualTo(first.waiting()
                        + first.moved()
                        + first.ports().values().stream().mapToLong(n -> n).sum()
                        + first.lost().stream().mapToLong(l -> l.n()).sum());
        assertThat(recount.recount(j)).isZero();
    }

    @Test
    void shouldCompareWithThoseLeftOut() {
        long j = street.publish(
                "对照",
                on("h-in")
                        .entry("'holdout':50")
                        .goal("{'events':[{'eventType':'custom.h-goal'}],'window':'P7D','ends':false}")
                        .pause("n1", "P9D", "")
                        .draw());
        for (int i = 0; i < 60; i++) {
            street.happen(street.outside("h" + i, "custom.h-in", "{}"));
        }
        clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 60; i++) {
            street.happen(street.outside("h" + i, "custom.h-paid", "{'orderId':'h" + i + "','amountCents':100}"));
        }
        List<String> inside = people.ofJourney(j, null, "waiting", null).items().stream()
                .map(r -> r.customerId())
                .toList();
        for (int i = 0; i < 60; i++) {
            long customer = street.happen(street.outside("h" + i, "custom.h-look", "{}"))
                    .get(0);
            if (inside.contains(Long.toString(customer))) {
                street.happen(street.outside("h" + i, "custom.h-goal", "{}"));
            }
        }
        ReportView r = reports.of(j, ALL);
        adds(r);
        assertThat(r.people().entered() + r.holdOut().people()).isEqualTo(60);
        assertThat(r.goal().reached()).isEqualTo(inside.size());
        assertThat(r.holdOut().goals()).isZero();
        assertThat(Objects.requireNonNull(r.holdOut().lift()).clear()).isTrue();
        assertThat(Objects.requireNonNull(r.holdOut().lift()).value()).isEqualTo(1.0);
        assertThat(r.revenue().cents()).isEqualTo(100 * r.people().entered());
        assertThat(r.revenue().heldOutCents()).isEqualTo(100 * r.holdOut().people());
        assertThat(r.goal().medianSeconds()).isBetween(7_200L, 8_000L);
    }

    @Test
    void shouldReportTheSameAfterForgettingAndStillKnowWhoHasBeenIn() {
        long j = street.publish(
                "忘记",
                on("f-in")
                        .entry("'key':'orderId','holdout':20")
                        .goal("{'events':[{'eventType':'custom.f-goal'}],'window':'P7D','ends':false}")
                        .pause("n1", "P1D", "done:n2")
                        .node("n2", "end", "{}", "")
                        .draw());
        for (int i = 0; i < 30; i++) {
            street.happen(street.outside("f" + i, "custom.f-in", "{'orderId':'k'}"));
        }
        street.happen(street.outside("f1", "custom.f-goal", "{}"), street.outside("f2", "custom.f-goal", "{}"));
        clock.advance(Duration.ofDays(1));
        await().untilAsserted(
                        () -> assertThat(reports.of(j, ALL).people().waiting()).isZero());
        assertThat(forget.forget(j)).as("too young").isZero();
        clock.advance(Duration.ofDays(401));
        street.happen(street.outside("late", "custom.f-in", "{'orderId':'k'}"));
        ReportView before = reports.of(j, ALL);

        assertThat(forget.forget(j)).isEqualTo(30);
        assertThat(forget.forget(j)).as("twice does no more").isZero();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM jn_run WHERE journey_id=?", Integer.class, j))
                .isOne();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM jn_step s LEFT JOIN jn_run r ON r.id=s.run_id WHERE r.id IS NULL",
                        Integer.class))
                .isZero();

        assertSame(reports.of(j, ALL), before);
        join.run();
        join.run();
        assertSame(reports.of(j, ALL), before);
        assertThat(recount.recount(j)).as("the recount knows them").isZero();
        assertThat(recount.recount(j)).isZero();

        long again = street.happen(street.outside("f3", "custom.f-in", "{'orderId':'k'}"))
                .get(0);
        assertThat(why.of(j, again).get(0).reason()).isEqualTo("reentry-once");
        assertThat(why.of(j, again)).anySatisfy(w -> {
            assertThat(w.outcome()).isEqualTo("entered");
            assertThat(w.runId()).isNull();
        });
        assertThat(people.refused(j, "reentry-once", null).items())
                .singleElement()
                .satisfies(p -> assertThat(p.customerId()).isEqualTo(Long.toString(again)));
        street.happen(street.outside("f3", "custom.f-in", "{'orderId':'another'}"));
        assertThat(reports.of(j, ALL).people().entered()
                        + reports.of(j, ALL).holdOut().people())
                .as("another order is another run")
                .isEqualTo(32);

        // Who is one with somebody who has been in, has been in.
        street.happen(street.outside("twin", "custom.f-x", "{}"));
        street.happen(street.tied("twin", "f4", "custom.f-x"));
        long twin = street.happen(street.outside("twin", "custom.f-in", "{'orderId':'k'}"))
                .get(0);
        assertThat(why.of(j, twin).get(0).reason()).isEqualTo("reentry-once");
    }

    private static void assertSame(ReportView now, ReportView before) {
        assertThat(now.people()).isEqualTo(before.people());
        assertThat(now.goal()).isEqualTo(before.goal());
        assertThat(now.holdOut()).isEqualTo(before.holdOut());
        assertThat(now.revenue()).isEqualTo(before.revenue());
        assertThat(now.nodes()).isEqualTo(before.nodes());
        assertThat(now.sources()).isEqualTo(before.sources());
        assertThat(now.series().stream()
                        .mapToLong(ReportView.ReportPeriodView::entered)
                        .sum())
                .isEqualTo(before.people().entered());
    }

    @Test
    void shouldJoinOldCountersWithoutChangingASum() {
        long j = street.publish("合计", simple("c-in"));
        int now = (int) (clock.instant().getEpochSecond() / 3600);
        for (int hour : new int[] {now, now - 50, now - 51, now - 400, now - 401, now - 9_000, now - 9_001}) {
            for (int slot : new int[] {0, 3, 7, 99}) {
                jdbc.update("INSERT INTO jn_count VALUES (?,1,'','entered',?,?,?)", j, hour, slot, 10 + slot);
                jdbc.update("INSERT INTO jn_count VALUES (?,1,'n1','entered',?,?,?)", j, hour, slot, 10 + slot);
            }
        }
        String rows = "SELECT COUNT(*) FROM jn_count WHERE journey_id=? AND hour<?";
        long before = reports.of(j, ALL).people().entered();
        join.run();
        assertThat(reports.of(j, ALL).people().entered()).isEqualTo(before);
        assertThat(jdbc.queryForObject(rows, Integer.class, j, now - 48))
                .as("one an hour, one a day, and corrections apart")
                .isLessThanOrEqualTo(2 * (2 + 2 + 2) + 2 * 6);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM jn_count WHERE journey_id=? AND hour>=?", Integer.class, j, now - 48))
                .as("the last two days are left alone")
                .isEqualTo(8);
        Integer once = jdbc.queryForObject(rows, Integer.class, j, now);
        join.run();
        assertThat(jdbc.queryForObject(rows, Integer.class, j, now)).isEqualTo(once);
    }

    private static String simple(String event) {
        return on(event).pause("n1", "P1D", "").draw();
    }

    @Test
    void shouldExportForSpreadsheetsAndWriteDownWho() {
        long j = street.publish("=cmd|' /C calc'!A0", simple("x-in"));
        street.happen(street.outside("x", "custom.x-in", "{'scene':'+1'}"));
        String csv = export.csv(j, ALL);
        assertThat(csv).startsWith("\uFEFF").contains("people,entered,,1,,", "'=cmd|", ",'+1,");
        assertThat(csv.lines()).noneMatch(line -> line.contains(",=") || line.contains(",+"));
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_audit WHERE action='journey.report-export' AND subject=?",
                        Integer.class,
                        "journey:" + j))
                .isOne();
        assertThatThrownBy(() -> reports.of(1, ALL)).isInstanceOf(YujianException.class);
        assertThatThrownBy(() ->
                        new ReportQuery(0, clock.instant(), clock.instant().minusSeconds(1), 0))
                .isInstanceOf(YujianException.class);
        assertThatThrownBy(() -> new ReportQuery(0, null, null, 91)).isInstanceOf(YujianException.class);
    }
}
