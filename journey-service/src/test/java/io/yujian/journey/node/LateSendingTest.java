package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.SendState;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offer that is over is not sent, and the story says why. */
class LateSendingTest {
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private static String message(String text, String more) {
        return "{'messageClass':'SERVICE','chain':[{'channel':'chat','version':1,'content':{'kind':'text','text':'"
                + text + "'}}]" + more + "}";
    }

    private Instant expiry() {
        return h.messages().planned().get(0).expiresAt();
    }

    @Test
    void shouldSayUntilWhenItIsWorthSending() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node("n1", "send-message", message("今天有效", ",'expiresAfter':'PT2H'"), "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        assertThat(expiry()).isEqualTo(h.now().plus(Duration.ofHours(2)));
    }

    @Test
    void shouldTakeTheEarlierOfTwoEnds() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "send-message",
                                message("活动", ",'expiresAfter':'P30D','notAfter':'2026-11-22T00:00:00Z'"),
                                "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        assertThat(expiry()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void shouldNotTellOfACouponThatIsOver() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node("n1", "issue-coupon", "{'batchId':'7'}", "issued:n2")
                        .message("n2", "送你 {{coupon.title}}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        assertThat(expiry()).isNotNull().isAfter(h.now());
    }

    @Test
    void shouldDropWhatAPauseMadeLate() {
        h.publish(
                1,
                Drawings.onFollow()
                        .pause("n1", "PT1H", "done:n2")
                        .node("n2", "send-message", message("大促", ",'notAfter':'2026-11-22T00:00:00Z'"), "failed:n3")
                        .node("n3", "tag", "{'add':['错过']}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        h.standing(1, Standing.PAUSED);
        h.advance(Duration.ofDays(5));
        h.standing(1, Standing.RUNNING);
        var run = h.runs().get(0);
        assertThat(run.state().alive()).isTrue();
        h.release();
        assertThat(h.messages().planned()).isEmpty();
        assertThat(h.store().story(run.id()))
                .extracting(step -> step.note() == null ? "" : step.note().zh())
                .contains("已过有效期，没有发送");
        assertThat(h.customers().all().get(5L).tags()).contains("错过");
    }

    @Test
    void shouldTellInWordsByWhatTheMessageWasCapped() {
        h.publish(
                1,
                Drawings.onFollow()
                        .message("n1", "上新", "failed:n2")
                        .node("n2", "tag", "{'add':['满']}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        h.send(SendState.NOT_SENT, "capped:3/P7D");
        assertThat(h.store().story(h.runs().get(0).id()))
                .extracting(step -> step.note() == null ? "" : step.note().zh())
                .contains("没有发出：超过疲劳度上限（7 天内最多 3 条）");
    }
}
