package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.definition.JourneyCompiler;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.FakeNeighbours.FakeCoupons;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.member.CustomerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same engine with a clock of its own; nothing that is real changes. */
class RehearsalTest {
    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        assertThat(h.messages().planned()).isEmpty();
        assertThat(h.coupons().keys()).isEmpty();
        assertThat(h.runs()).isEmpty();
        assertThat(h.timers().all()).isEmpty();
        h.close();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Rehearsal rehearse(Drawings drawing, String... tags) {
        var journey = h.bean(JourneyCompiler.class).compile(1, 1, JourneyHarness.json(drawing.draw()));
        CustomerSnapshot who = new CustomerSnapshot(1, "小王", Set.of(tags), Map.of(), Set.of(11L), false, 0, null);
        List<EffectHandler<?>> handlers = (List) List.copyOf(h.beans(EffectHandler.class));
        return new Rehearsal(journey, who, 11, START, ZoneId.of("Asia/Shanghai"), handlers);
    }

    private static List<String> ways(Rehearsal r) {
        return r.story(r.runs().get(0).id()).stream()
                .map(s -> s.node() + ">" + s.port())
                .toList();
    }

    private static List<String> kinds(Rehearsal r) {
        return r.told().stream().map(Rehearsal.Told::kind).toList();
    }

    @Test
    void shouldWalkADrawingInAMomentAndDoNothing() {
        Rehearsal r = rehearse(Drawings.onFollow()
                .node("n1", "issue-coupon", "{'batchId':'" + FakeCoupons.BATCH + "'}", "issued:n2 refused:n9")
                .message("n2", "{{customer.name}} {{coupon.title}}", "sent:n3 failed:n9")
                .node("n3", "tag", "{'add':['领券']}", "done:n4")
                .node("n4", "wait-event", "{'eventType':'coupon.redeemed','timeout':'P3D'}", "happened:n5 timeout:n9")
                .node("n5", "set-attribute", "{'attributes':{'用券':'{{event.storeId}}'}}", "")
                .node("n9", "end", "{}", ""));
        r.act("mp.follow", JourneyHarness.json("{}"));
        assertThat(ways(r)).containsExactly("n1>issued", "n2>sent", "n3>done");
        assertThat(r.runs().get(0).node()).isEqualTo("n4");
        assertThat(r.told()
                        .get(1)
                        .content()
                        .path("chain")
                        .path(0)
                        .path("content")
                        .path("text")
                        .asString())
                .isEqualTo("小王 新人券");

        r.pass(Duration.ofDays(2));
        r.act("coupon.redeemed", JourneyHarness.json("{'storeId':'s1'}"));
        assertThat(r.runs().get(0).state()).isEqualTo(RunState.FINISHED);
        assertThat(r.person().attributes()).containsEntry("用券", "s1");
        assertThat(r.person().tags()).containsExactly("领券");
        assertThat(kinds(r)).containsExactly("coupon", "message", "tag", "attribute");
        assertThat(r.now()).isEqualTo(START.plus(Duration.ofDays(2)));
    }

    @Test
    void shouldTakeTheOtherWaysToo() {
        Drawings d = Drawings.onFollow()
                .message("n1", "hi", "sent:n2 failed:n3")
                .pause("n2", "P1D", "")
                .node("n3", "wait-event", "{'eventType':'mp.message','timeout':'P3D'}", "timeout:n4")
                .message("n4", "later", "");
        Rehearsal r = rehearse(d);
        r.outcome("failed");
        r.act("mp.follow", JourneyHarness.json("{}"));
        r.pass(Duration.ofDays(4));
        assertThat(ways(r)).startsWith("n1>failed", "n3>timeout");
        assertThat(r.told()).last().satisfies(t -> assertThat(t.at()).isEqualTo(START.plus(Duration.ofDays(3))));
    }

    @Test
    void shouldSayWhySomebodyDoesNotEnter() {
        Rehearsal r = rehearse(
                Drawings.onFollow()
                        .condition("{'all':[{'type':'has-tag','version':1,'config':{'tag':'vip'}}]}")
                        .pause("n1", "P1D", ""),
                "gold");
        r.act("mp.follow", JourneyHarness.json("{}"));
        assertThat(r.runs()).isEmpty();
        assertThat(r.refusals()).extracting(Refusal::reason).containsExactly("condition");
    }

    @Test
    void shouldEnterWithASetWhenItsMomentHasCome() {
        Drawings vips = Drawings.on(
                        "schedule",
                        "{'repeat':'daily','time':'10:00','who':{'all':[{'type':'has-tag','version':1,'config':{'tag':'vip'}}]}}")
                .condition("{'all':[{'type':'has-tag','version':1,'config':{'tag':'gold'}}]}")
                .message("n1", "hi", "sent:n2")
                .pause("n2", "P1D", "");
        Rehearsal r = rehearse(vips, "vip", "gold");
        assertThat(r.journey().ways())
                .extracting(way -> way.trigger() + way.eventType())
                .containsExactly("schedulejourney.wave");
        r.act("journey.wave", JourneyHarness.json("{}"));
        assertThat(ways(r)).containsExactly("n1>sent");
        r.act("journey.wave", JourneyHarness.json("{}"));
        assertThat(r.runs()).hasSize(1);
        assertThat(r.refusals()).extracting(Refusal::reason).containsExactly("reentry-once");

        Rehearsal silver = rehearse(vips, "vip");
        silver.act("journey.wave", JourneyHarness.json("{}"));
        assertThat(silver.refusals()).extracting(Refusal::reason).containsExactly("condition");

        Rehearsal nobody = rehearse(vips);
        nobody.act("journey.wave", JourneyHarness.json("{}"));
        assertThat(nobody.runs()).isEmpty();
        assertThat(nobody.refusals()).extracting(Refusal::reason).containsExactly("not-in-set");
    }

    @Test
    void shouldSayWhoComesLaterUnlessSomethingHappens() {
        Rehearsal r = rehearse(Drawings.on("not-done", "{'event':'cart.added','missing':'order.paid','within':'PT1H'}")
                .pause("n1", "P1D", ""));
        r.act("cart.added", JourneyHarness.json("{}"));
        assertThat(r.runs()).isEmpty();
        assertThat(r.entering()).singleElement().satisfies(entry -> {
            assertThat(entry.due()).isEqualTo(START.plus(Duration.ofHours(1)));
            assertThat(entry.events()).extracting(Awaited::eventType).containsExactly("order.paid");
        });
        r.act("order.paid", JourneyHarness.json("{}"));
        assertThat(r.entering()).isEmpty();
        r.act("cart.added", JourneyHarness.json("{}"));
        r.pass(Duration.ofHours(2));
        assertThat(r.entering()).isEmpty();
        assertThat(r.runs()).hasSize(1);
    }

    @Test
    void shouldEnterBecauseOfNewsThatConcernNobodyInParticular() {
        Rehearsal r = rehearse(
                Drawings.on("product", "{'news':'restock','who':['asked'],'within':'P30D','perUnit':5,'percent':0}")
                        .message("n1", "{{trigger.product}} is back", "sent:n2")
                        .pause("n2", "P1D", ""));
        r.act("product.restocked", JourneyHarness.json("{'product':'P1','stock':3}"));
        assertThat(ways(r)).containsExactly("n1>sent");
    }

    @Test
    void shouldLetItsOwnTagsWakeIt() {
        Rehearsal r = rehearse(Drawings.onFollow()
                .reentry("{'mode':'always'}")
                .exit("'rules':[{'eventType':'customer.tagged'}]")
                .node("n1", "tag", "{'add':['x']}", "done:n2")
                .pause("n2", "P1D", ""));
        r.act("mp.follow", JourneyHarness.json("{}"));
        assertThat(r.runs().get(0).position().reason()).isEqualTo("exit-rule");
    }

    @Test
    void shouldBreakOffAShortCircle() {
        Rehearsal r = rehearse(Drawings.onFollow().pause("n1", "PT1S", "done:n1"));
        r.act("mp.follow", JourneyHarness.json("{}"));
        r.pass(Duration.ofDays(365));
        assertThat(r.cameToRest()).isFalse();
        assertThat(r.now()).isEqualTo(START.plus(Duration.ofDays(365)));
    }

    @Test
    void shouldRehearseAQuestionAnOutsideCallAndAResult() {
        Rehearsal r = rehearse(Drawings.onFollow()
                .node(
                        "n1",
                        "ask-question",
                        "{'kind':'text','question':'来吗？','options':[{'text':'来'}],'free':false,'timeout':'PT10M',"
                                + "'repeats':0,'variable':'answer'}",
                        "a:n2 other:n9 timeout:n9")
                .node("n2", "webhook", "{'webhookId':'1','body':'{}','patience':'PT1H','variable':'api'}", "ok:n3")
                .node("n3", "notify-staff", "{'text':'{{answer.text}}','console':true}", "done:n4")
                .node("n4", "send-result", "{'node':'n1','patience':'PT1H'}", "")
                .node("n9", "end", "{}", ""));
        r.act("mp.follow", JourneyHarness.json("{}"));
        assertThat(r.runs().get(0).node()).isEqualTo("n1");
        r.pass(Duration.ofMinutes(5));
        r.act("mp.message", JourneyHarness.json("{'content':'来'}"));
        assertThat(ways(r)).startsWith("n1>a", "n2>ok", "n3>done");
        assertThat(kinds(r)).containsExactly("message", "webhook", "notice");
        assertThat(r.runs().get(0).state()).isEqualTo(RunState.FINISHED);
    }
}
