package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.gateway.SendState;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.FakeNeighbours.FakeCoupons;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.member.Customers.Address;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.timer.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine promises, told as stories. */
class JourneyEngineTest {
    private static final long J = 1;
    private static final String BATCH = "{'batchId':'" + FakeCoupons.BATCH + "'}";
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private BatchEvent follow(long customer) {
        return h.event(customer, "mp.follow", "{'scene':'store-1'}");
    }

    @Test
    void shouldGreetAFollowerAndBeDoneAtOnceWhenNothingHangsOnTheOutcome() {
        h.publish(
                J,
                Drawings.onFollow().message("n1", "你好{{customer.name|朋友}}", "").draw());

        h.happens(follow(5));

        assertThat(h.texts()).containsExactly("你好客户5");
        assertThat(h.messages().planned().get(0).wake()).isNull();
        assertThat(h.messages().planned().get(0).recipient()).isEqualTo("o5");
        assertThat(h.runsOf(5).get(0).state()).isEqualTo(RunState.FINISHED);
        assertThat(h.addsUp(J, "n1")).isTrue();
    }

    @Test
    void shouldHearOnlyTheAccountsThatATriggerNames() {
        h.publish(
                1,
                Drawings.on("follow", "{'accounts':['" + JourneyHarness.ACCOUNT + "']}")
                        .message("n1", "mine", "")
                        .draw());
        h.publish(
                2,
                Drawings.on("follow", "{'accounts':['77']}")
                        .message("n1", "other", "")
                        .draw());
        h.publish(
                3,
                Drawings.on("follow", "{'accounts':[]}")
                        .message("n1", "any", "")
                        .draw());

        h.happens(follow(5));
        assertThat(h.texts()).containsExactly("mine", "any");
        assertThat(h.journeys().current().listeningTo(follow(5).event())).hasSize(2);
        assertThat(h.journeys()
                        .current()
                        .listeningTo(h.outside(5, "mp.follow", "{}").event()))
                .hasSize(1);
    }

    @Test
    void shouldWaitForTheOutcomeWhenSomethingHangsOnIt() {
        h.publish(
                J,
                Drawings.onFollow()
                        .message("n1", "一", "sent:n2 failed:n3")
                        .message("n2", "二", "")
                        .message("n3", "补", "")
                        .draw());

        h.happens(follow(5), follow(6));
        assertThat(h.runs()).allMatch(r -> r.state() == RunState.WAITING);
        h.messages().open();
        h.send(SendState.SENT);

        assertThat(h.texts()).containsExactly("一", "一", "二", "二");
        assertThat(h.count(J, "n1", "port:sent")).isEqualTo(2);
        assertThat(h.addsUp(J, "n1", "n2", "n3")).isTrue();
    }

    @Test
    void shouldLeaveByFailedWhenTheMessageWasRefusedOrNotSent() {
        h.publish(
                J,
                Drawings.onFollow()
                        .message("n1", "一", "failed:n3")
                        .message("n3", "补", "")
                        .draw());

        h.happens(follow(5));
        h.send(SendState.NOT_SENT, "no-window");

        assertThat(h.texts()).containsExactly("一", "补");
        assertThat(h.store().story(h.runs().get(0).id()).get(0).note().zh()).contains("不在可回复时长内");
    }

    @Test
    void shouldLeaveByUnknownOnlyWhenItIsDrawn() {
        h.publish(
                1,
                Drawings.onFollow()
                        .message("n1", "a", "sent:n2")
                        .message("n2", "b", "")
                        .draw());
        h.publish(
                2,
                Drawings.onFollow()
                        .message("n1", "c", "unknown:n2")
                        .message("n2", "d", "")
                        .draw());

        h.happens(follow(5));
        h.send(SendState.UNKNOWN);

        assertThat(h.count(1, "n1", "port:sent")).isEqualTo(1);
        assertThat(h.count(2, "n1", "port:unknown")).isEqualTo(1);
        assertThat(h.texts()).containsExactlyInAnyOrder("a", "c", "b", "d");
    }

    @Test
    void shouldWalkThirtyDaysInAMoment() {
        h.publish(
                J,
                Drawings.onFollow()
                        .message("n1", "第0天", "sent:n2")
                        .pause("n2", "P3D", "done:n3")
                        .message("n3", "第3天", "sent:n4 failed:n4")
                        .pause("n4", "P27D", "done:n5")
                        .message("n5", "第30天", "sent:n6")
                        .node("n6", "end", "{}", "")
                        .draw());

        h.happens(follow(5));
        h.send(SendState.SENT);
        h.advance(Duration.ofDays(3).minusMillis(1));
        assertThat(h.texts()).containsExactly("第0天");
        h.advance(Duration.ofMillis(1));
        h.send(SendState.REFUSED);
        h.advance(Duration.ofDays(27));

        assertThat(h.texts()).containsExactly("第0天", "第3天", "第30天");
        assertThat(h.runs().get(0).state()).isEqualTo(RunState.FINISHED);
        assertThat(h.addsUp(J, "n1", "n2", "n3", "n4", "n5", "n6")).isTrue();
    }

    @Test
    void shouldIssueACouponOnceAndTellOfItInTheNextMessage() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "issue-coupon", BATCH, "issued:n2 refused:n3")
                        .message("n2", "{{coupon.title}} {{coupon.url}} {{coupon.code}} {{coupon.validUntil}}", "")
                        .message("n3", "没有了", "")
                        .draw());

        h.happens(follow(5));
        assertThat(h.texts()).containsExactly("新人券 http://127.0.0.1:8080/h5/wallet/t7000 C7000 2027-01-01 00:00");
        assertThat(h.coupons().keys()).containsExactly("run:" + h.runs().get(0).id() + ":n1:1");

        h.coupons().stock(0);
        h.happens(follow(6));
        assertThat(h.texts()).last().isEqualTo("没有了");
    }

    @Test
    void shouldWakeForTheEventOrTheTimeoutWhicheverComesFirst() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "issue-coupon", BATCH, "issued:n2")
                        .node(
                                "n2",
                                "wait-event",
                                "{'eventType':'coupon.redeemed','match':{'couponId':'{{coupon.id}}'},'timeout':'P3D'}",
                                "happened:n3 timeout:n4")
                        .message("n3", "谢谢", "")
                        .message("n4", "别忘了", "")
                        .draw());

        h.happens(follow(5), follow(6));
        h.happens(h.outside(5, "coupon.redeemed", "{'couponId':'1'}"));
        assertThat(h.texts()).as("another coupon").isEmpty();
        h.happens(h.outside(5, "coupon.redeemed", "{'couponId':'7000'}"));
        assertThat(h.texts()).containsExactly("谢谢");
        assertThat(h.timers().all()).as("the deadline went with the wait").hasSize(1);
        h.advance(Duration.ofDays(3));
        assertThat(h.texts()).containsExactly("谢谢", "别忘了");
        assertThat(h.addsUp(J, "n1", "n2", "n3", "n4")).isTrue();
    }

    @Test
    void shouldIgnoreATimerOfAnEarlierWait() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "wait-event", "{'eventType':'mp.message','timeout':'PT1H'}", "happened:n2")
                        .pause("n2", "P1D", "done:n3")
                        .message("n3", "到了", "")
                        .draw());
        h.happens(follow(5));
        List<Timer> old = h.timers().all();
        h.happens(h.event(5, "mp.message", "{'kind':'text','content':'hi'}"));

        h.fire(old);

        assertThat(h.texts()).isEmpty();
        assertThat(h.runs().get(0).node()).isEqualTo("n2");
    }

    @Test
    void shouldHaveOneEffectWhenTwoNodesFireTheSameTimers() {
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "PT1S", "done:n2")
                        .message("n2", "到了", "")
                        .draw());
        h.happens(follow(5));
        List<Timer> due = h.timers().all();
        h.advance(Duration.ofSeconds(1));
        h.fire(due);
        h.fire(due);

        assertThat(h.texts()).containsExactly("到了");
        assertThat(h.count(J, "n2", "entered")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheTimerOfACustomerWhomAnotherTransactionHolds() {
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "PT1S", "done:n2")
                        .message("n2", "到了", "")
                        .draw());
        h.happens(follow(5), follow(6));
        h.customers().busy(5, true);
        h.now();
        h.transaction(() -> {});
        // one round at the due moment: the busy one is left for the next
        List<Timer> due = h.timers().all();
        h.fire(due);
        assertThat(h.timers().all()).hasSize(1);
        assertThat(h.texts()).hasSize(1);
        h.customers().busy(5, false);
        h.fire(h.timers().all());
        assertThat(h.texts()).hasSize(2);
        assertThat(h.timers().all()).isEmpty();
    }

    @Test
    void shouldEnterOnceForTwoEventsInOneBatchAndWriteDownWhy() {
        h.publish(J, Drawings.onFollow().message("n1", "嗨", "").draw());

        h.happens(follow(5), follow(5));
        h.happens(follow(5));

        assertThat(h.runsOf(5)).hasSize(1);
        assertThat(h.store().refusals()).extracting(Refusal::reason).containsExactly("reentry-once", "reentry-once");
        assertThat(h.count(J, "", "refused:reentry-once")).isEqualTo(2);
    }

    @Test
    void shouldFollowTheReentryRule() {
        h.publish(
                1,
                Drawings.onFollow()
                        .reentry("{'mode':'always'}")
                        .message("n1", "always", "")
                        .draw());
        h.publish(
                2,
                Drawings.onFollow()
                        .reentry("{'mode':'gap','gap':'PT10M'}")
                        .message("n1", "gap", "")
                        .draw());

        h.happens(follow(5));
        h.advance(Duration.ofMinutes(9));
        h.happens(follow(5));
        h.advance(Duration.ofMinutes(1));
        h.happens(follow(5));

        assertThat(h.texts()).containsExactlyInAnyOrder("always", "gap", "always", "always", "gap");
        assertThat(h.store().refusals()).extracting(Refusal::reason).containsExactly("reentry-gap");
    }

    @Test
    void shouldLetInOnlyWhoFulfilsTheEntryCondition() {
        h.publish(
                J,
                Drawings.onFollow()
                        .condition("{'all':[{'type':'has-tag','version':1,'config':{'tag':'vip'}}]}")
                        .message("n1", "尊贵", "")
                        .draw());
        h.customer(5, "vip");

        h.happens(follow(5), follow(6));

        assertThat(h.runs()).hasSize(1);
        assertThat(h.store().refusals()).extracting(Refusal::reason).containsExactly("condition");
    }

    @Test
    void shouldTakeEventsOfOneCustomerInOrderWithinABatch() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "wait-event", "{'eventType':'mp.message','timeout':'P1D'}", "happened:n2")
                        .message("n2", "收到", "")
                        .draw());

        h.happens(
                h.event(5, "mp.message", "{'content':'before'}"),
                follow(5),
                follow(6),
                h.event(6, "mp.message", "{'content':'after'}"));

        assertThat(h.texts()).hasSize(1);
        assertThat(h.runsOf(5).get(0).state()).isEqualTo(RunState.WAITING);
        assertThat(h.runsOf(6).get(0).state()).isEqualTo(RunState.FINISHED);
        assertThat(h.timers().all())
                .as("the timer that was put and taken in one go never was")
                .hasSize(1);
    }

    @Test
    void shouldLeaveOnUnfollowUnlessTheJourneySaysOtherwise() {
        h.publish(
                1,
                Drawings.onFollow()
                        .pause("n1", "P1D", "done:n2")
                        .message("n2", "a", "")
                        .draw());
        h.publish(
                2,
                Drawings.onFollow()
                        .stayOnUnfollow()
                        .pause("n1", "P1D", "done:n2")
                        .message("n2", "b", "")
                        .draw());
        h.happens(follow(5));

        h.unfollows(5);
        h.happens(h.event(5, "mp.unfollow", "{}"));
        h.advance(Duration.ofDays(1));

        assertThat(h.texts()).containsExactly("b");
        assertThat(h.runsOf(5)).extracting(Run::state).containsExactly(RunState.LEFT, RunState.FINISHED);
        assertThat(h.addsUp(1, "n1", "n2")).isTrue();
    }

    @Test
    void shouldBranchByWhatEarlierNodesChanged() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "tag", "{'add':['新粉丝'],'remove':[]}", "done:n2")
                        .node(
                                "n2",
                                "condition",
                                "{'condition':{'all':[{'type':'has-tag','version':1,'config':{'tag':'新粉丝'}}]}}",
                                "yes:n3 no:n4")
                        .message("n3", "有", "")
                        .message("n4", "无", "")
                        .draw());

        h.happens(follow(5));

        assertThat(h.texts()).containsExactly("有");
        assertThat(h.customers().all().get(5L).tags()).contains("新粉丝");
    }

    @Test
    void shouldHoldEverybodyWhilePausedAndRefuseEntry() {
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "PT1H", "done:n2")
                        .message("n2", "到了", "")
                        .draw());
        h.happens(follow(5));
        h.standing(J, Standing.PAUSED);

        h.advance(Duration.ofHours(2));
        h.happens(follow(6));

        assertThat(h.texts()).isEmpty();
        assertThat(h.runsOf(5).get(0).state()).isEqualTo(RunState.HELD);
        assertThat(h.store().refusals()).extracting(Refusal::reason).containsExactly("paused");
        assertThat(h.addsUp(J, "n1", "n2")).isTrue();
    }

    @Test
    void shouldRememberAnEventThatHappenedWhilePaused() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "wait-event",
                                "{'eventType':'mp.message','timeout':'P1D'}",
                                "happened:n2 timeout:n3")
                        .message("n2", "收到", "")
                        .message("n3", "超时", "")
                        .draw());
        h.happens(follow(5));
        h.standing(J, Standing.PAUSED);
        h.happens(h.event(5, "mp.message", "{'content':'hi'}"));
        h.advance(Duration.ofDays(2));

        Run held = h.runsOf(5).get(0);
        assertThat(held.state()).isEqualTo(RunState.HELD);
        assertThat(held.memory().waitsFor()).isEqualTo(new Wait.Sleep("happened"));
    }

    @Test
    void shouldTellTheNodeWhenResumedWhatItListenedForMeanwhile() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "ask-question",
                                "{'kind':'text','question':'来吗','options':[{'text':'来'}],'free':false,"
                                        + "'timeout':'PT1H','repeats':0,'variable':'answer'}",
                                "a:n2 timeout:n3")
                        .message("n2", "好 {{answer.text}}", "")
                        .message("n3", "晚了", "")
                        .draw());
        h.happens(follow(5));
        h.send(SendState.SENT);
        h.standing(J, Standing.PAUSED);
        h.happens(h.event(5, "mp.message", "{'content':'来'}"));
        h.advance(Duration.ofDays(2));
        Run held = h.runsOf(5).get(0);
        assertThat(held.state()).isEqualTo(RunState.HELD);
        assertThat(h.timers().all()).isEmpty();

        h.standing(J, Standing.RUNNING);
        held.release();
        Timer due = new Timer(held.origin().lane(), h.now(), 99, held.id(), held.waitNo());
        held.timer(due);
        h.store().save(List.of(held), List.of());
        h.timers().schedule(List.of(due));
        h.fire();
        assertThat(h.texts()).containsExactly("来吗", "好 来");
        assertThat(h.addsUp(J, "n1", "n2")).isTrue();
    }

    /** A deadline and the sender's news that meet have one effect. */
    @Test
    void shouldHearOnlyNudgesOfThePresentWait() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "ask-question",
                                "{'kind':'text','question':'来吗','options':[],'free':true,'timeout':'PT1H','repeats':0,"
                                        + "'variable':'answer'}",
                                "other:n2 timeout:n3 failed:n3")
                        .message("n2", "好", "")
                        .message("n3", "晚了", "")
                        .draw());
        h.happens(follow(5));
        Run run = h.runsOf(5).get(0);
        Timer deadline = h.timers().all().get(0);
        Timer nudge = new Timer(run.origin().lane(), h.now(), 98, run.id(), run.waitNo());
        h.advance(Duration.ofHours(2));
        h.fire(List.of(deadline, nudge));
        h.fire(List.of(nudge));
        assertThat(h.texts()).containsExactly("来吗", "晚了");
        assertThat(h.timers().all()).isEmpty();
        assertThat(h.addsUp(J, "n1", "n3")).isTrue();
    }

    @Test
    void shouldLeaveAnArchivedJourneyWhenTheTimeComes() {
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "PT1H", "done:n2")
                        .message("n2", "到了", "")
                        .draw());
        h.happens(follow(5));
        h.standing(J, Standing.ARCHIVED);
        h.advance(Duration.ofHours(2));

        assertThat(h.runsOf(5).get(0).state()).isEqualTo(RunState.LEFT);
        assertThat(h.addsUp(J, "n1")).isTrue();
    }

    @Test
    void shouldKeepARunWithTheVersionItEntered() {
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "PT1H", "done:n2")
                        .message("n2", "旧", "")
                        .draw());
        h.happens(follow(5));
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "PT1H", "done:n2")
                        .message("n2", "新", "")
                        .draw());
        h.happens(follow(6));
        h.advance(Duration.ofHours(1));

        assertThat(h.texts()).containsExactlyInAnyOrder("旧", "新");
    }

    @Test
    void shouldSetAsideARunThatCannotGoOnAndKeepItInTheCounts() {
        h.publish(
                J,
                Drawings.onFollow()
                        .pause("n1", "PT1H", "done:n2")
                        .message("n2", "旧", "")
                        .draw());
        h.happens(follow(5));
        h.journeys().lose(J, 1);
        h.advance(Duration.ofHours(1));

        assertThat(h.runsOf(5).get(0).state()).isEqualTo(RunState.SET_ASIDE);
        assertThat(h.runsOf(5).get(0).position().reason()).isEqualTo("version-unavailable");
        assertThat(h.addsUp(J, "n1", "n2")).isTrue();
    }

    @Test
    void shouldSetAsideARunThatGoesInACircle() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "tag", "{'add':['a'],'remove':[]}", "done:n2")
                        .node("n2", "tag", "{'remove':['a'],'add':[]}", "done:n1")
                        .draw());
        h.happens(follow(5));

        assertThat(h.runsOf(5).get(0).state()).isEqualTo(RunState.SET_ASIDE);
        assertThat(h.runsOf(5).get(0).position().reason()).isEqualTo("loop");
    }

    @Test
    void shouldDoEverythingOnceWhenTheFirstTryWasRolledBack() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "issue-coupon", BATCH, "issued:n2")
                        .message("n2", "{{coupon.code}}", "")
                        .draw());
        BatchEvent once = follow(5);
        assertThatThrownBy(() -> h.transaction(() -> {
                    h.happens(once);
                    throw new IllegalStateException("the process died before the commit");
                }))
                .hasMessageContaining("died");
        assertThat(h.runs()).isEmpty();

        h.happens(once);

        assertThat(h.texts()).hasSize(1);
        assertThat(h.coupons().keys()).hasSize(1);
        assertThat(h.addsUp(J, "n1", "n2")).isTrue();
    }

    @Test
    void shouldWriteToTheAccountThatACustomerFollowsWhenTheTriggerCameThroughNone() {
        h.publish(
                J,
                Drawings.on("custom-event", "{'name':'order_paid'}")
                        .message("n1", "{{trigger.order.no}} {{trigger.nothing|缺}}", "failed:n2")
                        .message("n2", "unreachable", "")
                        .draw());
        h.customer(5);
        h.customers().address(5, new Address(505, 12, "oFive", true));

        h.happens(h.outside(5, "custom.order_paid", "{'order':{'no':'A7'}}"));
        h.happens(h.outside(6, "custom.order_paid", "{}"));

        assertThat(h.texts()).containsExactly("A7 缺");
        assertThat(h.messages().planned().get(0).accountId()).isEqualTo(12);
        assertThat(h.messages().planned().get(0).recipient()).isEqualTo("oFive");
        assertThat(h.count(J, "n1", "port:failed")).isEqualTo(2 - 1);
    }

    @Test
    void shouldNeedTheSameStatementsForOneAndForAHundred() {
        h.publish(
                J,
                Drawings.onFollow()
                        .node("n1", "issue-coupon", BATCH, "issued:n2")
                        .message("n2", "hi", "sent:n3")
                        .pause("n3", "P1D", "done:n4")
                        .node("n4", "end", "{}", "")
                        .draw());
        h.happens(follow(1));
        int one = h.store().statements();
        List<BatchEvent> many = new ArrayList<>();
        for (long customer = 100; customer < 200; customer++) {
            many.add(follow(customer));
        }
        h.happen(many);

        assertThat(h.store().statements() - one).isEqualTo(one);
        assertThat(h.messages().calls()).isEqualTo(2);
    }

    @Test
    void shouldDoNothingForEventsThatNobodyListensTo() {
        h.publish(J, Drawings.onFollow().message("n1", "x", "").draw());
        h.happens(h.event(5, "mp.menu-view", "{'url':'http://x'}"));

        assertThat(h.store().statements()).isZero();
    }
}
