package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.FakeWinners;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes with several ways, and waits for moments, told as stories. */
class BranchingNodesTest {
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

    private void enter(long customer, String data) {
        h.happens(h.event(customer, "mp.follow", data));
    }

    @Test
    void shouldSplitByShareAndSendTheSamePersonTheSameWay() {
        h.publish(
                J,
                Drawings.onFollow()
                        .reentry("{'mode':'always'}")
                        .node("n1", "random-split", "{'ways':[{'share':20},{'share':70},{'share':0},{'share':10}]}", "")
                        .draw());
        for (long customer = 1; customer <= 2_000; customer++) {
            enter(customer, "{}");
        }
        assertThat(h.count(J, "n1", "port:a")).isCloseTo(400, within(60L));
        assertThat(h.count(J, "n1", "port:b")).isCloseTo(1_400, within(70L));
        assertThat(h.count(J, "n1", "port:c")).isZero();
        long a = h.count(J, "n1", "port:a");

        for (long customer = 1; customer <= 2_000; customer++) {
            enter(customer, "{}");
        }
        assertThat(h.count(J, "n1", "port:a")).isEqualTo(2 * a);
        assertThat(h.addsUp(J, "n1")).isTrue();
    }

    @Test
    void shouldSendOnlyWhoIsNewAlongTheWinner() {
        h.publish(
                J,
                Drawings.onFollow()
                        .reentry("{'mode':'always'}")
                        .goal("{'events':[{'eventType':'custom.paid'}],'window':'P7D'}")
                        .pause("n0", "P1D", "done:n1")
                        .node(
                                "n1",
                                "random-split",
                                "{'ways':[{'share':1},{'share':1}],'pickWinner':true,'leastPeople':10}",
                                "a:n2 b:n3")
                        .pause("n2", "P9D", "")
                        .pause("n3", "P9D", "")
                        .draw());
        for (long customer = 1; customer <= 40; customer++) {
            enter(customer, "{}");
        }
        h.advance(Duration.ofDays(1));
        long a = h.count(J, "n1", "port:a");
        assertThat(a).isBetween(5L, 35L);
        for (long customer = 41; customer <= 60; customer++) {
            enter(customer, "{}");
        }
        h.advance(Duration.ofHours(1));
        h.bean(FakeWinners.class).win(J, "n1", "b", h.now());
        for (long customer = 1; customer <= 40; customer++) {
            enter(customer, "{}");
        }
        h.advance(Duration.ofDays(1));
        // Who was split before goes the same way; who had entered but not come so far is new.
        assertThat(h.count(J, "n1", "port:a")).isEqualTo(2 * a);
        assertThat(h.count(J, "n1", "port:b")).isEqualTo(2 * (40 - a) + 20);
        assertThat(h.addsUp(J, "n1")).isTrue();
    }

    @Test
    void shouldHashAsItAlwaysDid() {
        // Stored journeys depend on it.
        assertThat(List.of(
                        StableHash.share(1, "7:n1", 100),
                        StableHash.share(2, "7:n1", 100),
                        StableHash.share(1, "7:n2", 100)))
                .doesNotHaveDuplicates();
        assertThat(StableHash.share(1, "7:n1", 1)).isZero();
    }

    @Test
    void shouldTakeTheFirstCaseThatHoldsElseTheRest() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "branch",
                                "{'cases':[" + scene("甲", "x") + "," + scene("乙", "y") + "," + scene("丙", "x") + "]}",
                                "a:n2 b:n3 c:n4 else:n5")
                        .message("n2", "A", "")
                        .message("n3", "B", "")
                        .message("n4", "C", "")
                        .message("n5", "E", "")
                        .draw());
        enter(1, "{'scene':'x'}");
        enter(2, "{'scene':'y'}");
        enter(3, "{'scene':'z'}");
        assertThat(h.texts()).containsExactly("A", "B", "E");
    }

    private static String scene(String name, String value) {
        return "{'name':'" + name + "','condition':{'all':[{'type':'trigger-field','version':1,"
                + "'config':{'field':'scene','value':'" + value + "'}}]}}";
    }

    @Test
    void shouldNameALineThatNoWayLeadsTo() {
        List<Problem> problems = h.check()
                .check(JourneyHarness.json(Drawings.onFollow()
                        .node("n1", "random-split", "{'ways':[{'share':1},{'share':1}]}", "c:n2")
                        .node("n2", "end", "{}", "")
                        .draw()));
        assertThat(problems).extracting(Problem::code).contains("next.unknown-port");
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.onFollow()
                                .node("n1", "random-split", "{'ways':[{'share':0},{'share':0}]}", "")
                                .draw())))
                .extracting(Problem::code)
                .containsExactly("split.no-share");
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.onFollow()
                                .node(
                                        "n1",
                                        "random-split",
                                        "{'ways':[{'share':1},{'share':1}],'pickWinner':true,'leastPeople':100}",
                                        "")
                                .draw())))
                .extracting(Problem::code)
                .containsExactly("goal.needed");
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.onFollow()
                                .node("n1", "random-split", "{'ways':[{'share':1},{'share':1}],'pickWinner':true}", "")
                                .draw())))
                .as("when is it decided?")
                .isNotEmpty();
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.onFollow()
                                .node("n1", "random-split", "{'ways':[{'share':-5}]}", "")
                                .draw())))
                .isNotEmpty();
    }

    private void waitsForFirst() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "wait-first",
                                "{'events':[{'eventType':'custom.paid','match':{'orderId':'{{trigger.orderId}}'}},"
                                        + "{'eventType':'mp.message'}],'timeout':'P1D'}",
                                "a:n2 b:n3 timeout:n4")
                        .message("n2", "paid {{event.amount}}", "")
                        .message("n3", "said {{event.content}}", "")
                        .message("n4", "nothing", "")
                        .draw());
    }

    @Test
    void shouldLeaveByTheFirstEventAndKeepWhatItTold() {
        waitsForFirst();
        enter(1, "{'orderId':'o1'}");
        enter(2, "{'orderId':'o2'}");
        enter(3, "{'orderId':'o3'}");

        h.happens(h.event(1, "custom.paid", "{'orderId':'other','amount':'1'}"));
        h.happens(
                h.event(1, "custom.paid", "{'orderId':'o1','amount':'9'}"),
                h.event(1, "mp.message", "{'content':'late'}"),
                h.event(2, "mp.message", "{'content':'hi'}"));
        h.advance(Duration.ofDays(2));

        assertThat(h.texts()).containsExactly("paid 9", "said hi", "nothing");
        assertThat(h.timers().all()).isEmpty();
        assertThat(h.runs()).extracting(Run::state).containsOnly(RunState.FINISHED);
        assertThat(h.addsUp(J, "n1", "n2", "n3", "n4")).isTrue();
    }

    @Test
    void shouldKeepAnEventThatComesWhileThePausedJourneyHolds() {
        waitsForFirst();
        enter(1, "{'orderId':'o1'}");
        h.standing(J, io.yujian.journey.engine.JourneySource.Standing.PAUSED);
        h.happens(h.event(1, "mp.message", "{'content':'hi'}"));
        assertThat(h.runs()).extracting(Run::state).containsExactly(RunState.HELD);
        assertThat(h.runs()
                        .get(0)
                        .memory()
                        .json()
                        .path("vars")
                        .path("event")
                        .path("content")
                        .asString())
                .isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource({
        // Shanghai is eight hours ahead; 21 November 2026 is a Saturday.
        "2026-11-21T00:00:00Z, 09:00, , , 2026-11-21T01:00:00Z",
        "2026-11-21T01:00:00Z, 09:00, , , 2026-11-22T01:00:00Z",
        "2026-11-21T02:00:00Z, 09:00, 21:00, , 2026-11-21T02:00:00Z",
        "2026-11-21T13:00:00Z, 09:00, 21:00, , 2026-11-22T01:00:00Z",
        "2026-11-21T12:59:59.999Z, 09:00, 21:00, , 2026-11-21T12:59:59.999Z",
        "2026-11-21T02:00:00Z, 09:00, 21:00, mon, 2026-11-23T01:00:00Z",
        "2026-11-21T18:00:00Z, 22:00, 06:00, sat, 2026-11-21T18:00:00Z",
        "2026-11-21T23:00:00Z, 22:00, 06:00, sat, 2026-11-28T14:00:00Z",
    })
    void shouldWaitUntilTheHour(Instant comes, String from, String to, String day, Instant goes) {
        h.jump(comes);
        String config = "{'from':'" + from + "'" + (to == null ? "" : ",'to':'" + to + "'")
                + (day == null ? "" : ",'weekdays':['" + day + "']") + "}";
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "wait-until", config, "done:n2")
                        .pause("n2", "P90D", "")
                        .draw());
        enter(1, "{}");
        Run run = h.runs().get(0);
        assertThat(run.node()).isEqualTo(goes.equals(comes) ? "n2" : "n1");
        if (!goes.equals(comes)) {
            assertThat(run.position().timerDue()).isEqualTo(goes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // what the attribute says, days, time, yearly, exit or moment
        "1990-11-25, -3, 10:00, true, 2026-11-22T02:00:00Z",
        "1990-11-21, 0, 10:00, true, now",
        "1990-11-21, 0, 09:59, true, 2027-11-21T01:59:00Z",
        "2000-02-29, 0, 10:00, true, 2027-02-28T02:00:00Z",
        "1990-01-02, -5, 10:00, true, 2026-12-28T02:00:00Z",
        "11-25, -3, 10:00, true, 2026-11-22T02:00:00Z",
        "02-29, 0, 10:00, true, 2027-02-28T02:00:00Z",
        "11月25日, 0, 10:00, true, 2026-11-25T02:00:00Z",
        "1990年11月25日, 0, 10:00, true, 2026-11-25T02:00:00Z",
        "19901125, 0, 10:00, true, 2026-11-25T02:00:00Z",
        "13-45, 0, 10:00, true, missing",
        "11-25, 0, 10:00, false, missing",
        "2026-11-30T18:30, -1, , false, 2026-11-29T10:30:00Z",
        "2026-12-01T00:00:00Z, 0, , false, 2026-12-01T00:00:00Z",
        "2026-11-01, 0, 10:00, false, past",
        "whenever, 0, 10:00, false, missing",
        "'', 0, 10:00, false, missing",
    })
    void shouldWaitForADate(String date, int days, String time, boolean yearly, String expected) {
        h.publish(
                J,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "wait-date",
                                "{'source':'customer','field':'日','days':" + days
                                        + (time == null ? "" : ",'time':'" + time + "'") + ",'yearly':" + yearly + "}",
                                "")
                        .draw());
        h.customer(1);
        if (!date.isEmpty()) {
            h.attribute(1, "日", date);
        }
        enter(1, "{}");
        Run run = h.runs().get(0);
        switch (expected) {
            case "past", "missing" ->
                assertThat(h.count(J, "n1", "port:" + expected)).isOne();
            case "now" -> assertThat(h.count(J, "n1", "port:done")).isOne();
            default -> assertThat(run.position().timerDue()).isEqualTo(Instant.parse(expected));
        }
    }

    @Test
    void shouldStartByUnfollowAndByAnAcceptedSubscription() {
        h.publish(
                1,
                Drawings.on("unfollow", "{}")
                        .node("n1", "tag", "{'add':['流失']}", "")
                        .draw());
        h.publish(
                2,
                Drawings.on("subscribed", "{'templateIds':['t1']}")
                        .node("n1", "tag", "{'add':['订阅']}", "")
                        .draw());
        h.happens(
                h.event(1, "mp.unfollow", "{}"),
                h.event(2, "mp.subscribe-popup", "{'templateId':'t1','status':'accept'}"),
                h.event(3, "mp.subscribe-popup", "{'templateId':'t1','status':'reject'}"),
                h.event(4, "mp.subscribe-popup", "{'templateId':'t2','status':'accept'}"));
        assertThat(h.customers().all().get(1L).tags()).containsExactly("流失");
        assertThat(h.customers().all().get(2L).tags()).containsExactly("订阅");
        assertThat(h.runs()).hasSize(2);
    }

    @Test
    void shouldGoOnOnlyWithinTheHours() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node("n1", "wait", "{'duration':'PT6H','from':'09:00','to':'21:00'}", "done:n2")
                        .message("n2", "morning", "")
                        .draw());
        h.jump(Instant.parse("2026-11-21T10:00:00Z")); // 18:00 in Shanghai; due at midnight
        h.happens(h.event(5, "mp.follow", "{}"));
        h.advance(Duration.ofHours(14));
        assertThat(h.texts()).isEmpty();
        h.advance(Duration.ofHours(2));
        assertThat(h.texts()).containsExactly("morning");
        h.jump(Instant.parse("2026-11-23T02:00:00Z")); // 10:00; due at 16:00
        h.happens(h.event(6, "mp.follow", "{}"));
        h.advance(Duration.ofHours(6));
        assertThat(h.texts()).hasSize(2);
    }
}
