package io.yujian.journey.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.journey.webhook.CallState;
import io.yujian.journey.webhook.OutsideCalls.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to outside addresses, as runs see them. */
class WebhookNodeTest {
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private static Drawings drawn(String id, String body) {
        return Drawings.onFollow()
                .node(
                        "n1",
                        "webhook",
                        "{'webhookId':'" + id + "','body':'" + body + "','patience':'PT10M','variable':'api'}",
                        "ok:n2 failed:n3 timeout:n4")
                .message(
                        "n2",
                        "{{api.body.points}} 分，{{ api.body.points > 100 ? \\u0027贵宾\\u0027 : \\u0027朋友\\u0027 }}",
                        "")
                .message("n3", "failed {{api.status}}", "")
                .message("n4", "timeout", "");
    }

    private void start() {
        h.publish(
                1,
                drawn(
                                "1",
                                "{\\u0022scene\\u0022:\\u0022{{trigger.scene}}\\u0022,\\u0022who\\u0022:\\u0022{{customer.id}}\\u0022}")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{'scene':'a\\u0022b'}"));
    }

    @Test
    void shouldSendVariablesSafelyAndUseTheAnswer() {
        start();
        assertThat(new String(h.calls().planned().get(0).body(), UTF_8))
                .isEqualTo("{\"scene\":\"a\\\"b\",\"who\":\"5\"}");
        h.answerCalls(new Outcome(CallState.OK, 200, null, "{\"points\":120}".getBytes(UTF_8)));
        assertThat(h.texts()).containsExactly("120 分，贵宾");
        assertThat(h.addsUp(1, "n1", "n2")).isTrue();
    }

    @Test
    void shouldTellRefusedFromUnanswered() {
        start();
        h.answerCalls(new Outcome(CallState.FAILED, 422, "HTTP 422", null));
        assertThat(h.texts()).containsExactly("failed 422");
        h.happens(h.event(6, "mp.follow", "{}"));
        h.answerCalls(new Outcome(CallState.GIVEN_UP, 0, "10 秒内没有回答", null));
        assertThat(h.texts()).last().isEqualTo("timeout");
    }

    @Test
    void shouldRefuseWhatCannotBeCalled() {
        assertThat(codes("2", "{}")).containsExactly("webhook.missing");
        assertThat(codes("3", "{}")).containsExactly("webhook.disabled");
        assertThat(codes("9", "{}")).containsExactly("webhook.missing");
        assertThat(codes("1", "{broken")).containsExactly("webhook.not-json");
    }

    private java.util.List<String> codes(String id, String body) {
        return h.check().check(JourneyHarness.json(drawn(id, body).draw())).stream()
                .map(Problem::code)
                .filter(code -> code.startsWith("webhook"))
                .toList();
    }

    @Test
    void shouldTellStaffAndGoOn() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "notify-staff",
                                "{'text':'{{customer.name}} 来了','console':true,'webhookId':'2'}",
                                "done:n2")
                        .message("n2", "hi", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        assertThat(h.texts()).containsExactly("hi");
        assertThat(h.calls().notices())
                .singleElement()
                .satisfies(n -> assertThat(n.text()).isEqualTo("客户5 来了"));
        assertThat(new String(h.calls().planned().get(0).body(), UTF_8)).contains("\"content\":\"客户5 来了\"");
        assertThat(h.calls().planned().get(0).wakeNo()).isZero();
    }
}
