package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendState;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of an earlier message decides the way. */
class SendResultTest {
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
        h.publish(
                1,
                Drawings.onFollow()
                        .message("n1", "看看 https://shop.example.com", "sent:n2 failed:n2 unknown:n2")
                        .node(
                                "n2",
                                "send-result",
                                "{'node':'n1','patience':'P1D'}",
                                "clicked:c arrived:a failed:f not-sent:n unknown:u")
                        .message("c", "clicked", "")
                        .message("a", "arrived", "")
                        .message("f", "failed", "")
                        .message("n", "not-sent", "")
                        .message("u", "unknown", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
    }

    @AfterEach
    void close() {
        h.close();
    }

    private PlannedMessage message() {
        return h.messages().planned().get(0);
    }

    private void taps(String node) {
        h.happens(h.event(
                5,
                "link.clicked",
                "{'code':'x','url':'https://shop.example.com','runId':'"
                        + message().key().sourceId() + "','node':'" + node + "','visit':'1'}"));
    }

    @Test
    void shouldGoOnAtOnceWhenTheLinkIsOpened() {
        h.send(SendState.SENT);
        assertThat(h.texts()).hasSize(1);
        taps("other");
        assertThat(h.texts()).hasSize(1);
        taps("n1");
        assertThat(h.texts()).last().isEqualTo("clicked");
        assertThat(h.timers().all()).isEmpty();
        assertThat(h.addsUp(1, "n1", "n2", "c")).isTrue();
    }

    @Test
    void shouldSeeATapThatCameBeforeTheNode() {
        h.messages().tap(message().key());
        h.send(SendState.SENT);
        assertThat(h.texts()).last().isEqualTo("clicked");
    }

    @Test
    void shouldWaitForATapAndThenSayThatItArrived() {
        h.send(SendState.DELIVERED);
        h.advance(Duration.ofHours(23));
        assertThat(h.texts()).hasSize(1);
        h.advance(Duration.ofHours(2));
        assertThat(h.texts()).last().isEqualTo("arrived");
    }

    @Test
    void shouldTellRefusedFromNotSent() {
        h.send(SendState.REFUSED, "wechat-43004");
        assertThat(h.texts()).last().isEqualTo("failed");
        h.happens(h.event(6, "mp.follow", "{}"));
        h.send(SendState.NOT_SENT, "no-window");
        assertThat(h.texts()).contains("not-sent");
    }

    @Test
    void shouldWaitForAnUnknownResult() {
        h.send(SendState.UNKNOWN, "timeout");
        assertThat(h.texts()).hasSize(1);
        h.advance(Duration.ofDays(2));
        assertThat(h.texts()).last().isEqualTo("unknown");
    }

    @Test
    void shouldRefuseANodeThatIsNotDrawn() {
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.onFollow()
                                .node("n2", "send-result", "{'node':'gone','patience':'P1D'}", "")
                                .draw())))
                .extracting(Problem::code)
                .contains("node.unknown-reference");
    }

    @Test
    void shouldStartAJourneyByATap() {
        h.publish(
                2,
                Drawings.on("link-clicked", "{'contains':'shop.example','journeyId':''}")
                        .message("n1", "started {{trigger.url}}", "")
                        .draw());
        h.happens(h.event(7, "link.clicked", "{'code':'y','url':'https://else.example.com','journeyId':'1'}"));
        assertThat(h.runsOf(7)).isEmpty();
        h.happens(h.event(7, "link.clicked", "{'code':'y','url':'https://shop.example.com/a','journeyId':'1'}"));
        assertThat(h.texts()).last().isEqualTo("started https://shop.example.com/a");
    }
}
