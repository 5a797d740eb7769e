package io.yujian.journey.webhook;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One call by hand, to see whether an address answers. Not inside a transaction. */
@Component
public class TryWebhook {
    private final WebhookBook book;
    private final HttpCalls http;
    private final AuditLog audit;
    private final Ids ids;

    TryWebhook(WebhookBook book, HttpCalls http, AuditLog audit, Ids ids) {
        this.book = book;
        this.http = http;
        this.audit = audit;
        this.ids = ids;
    }

    /** @param status 0: no answer */
    public record WebhookTrialView(
            boolean ok, int status, @Nullable String reason) {}

    public WebhookTrialView call(long id) {
        Webhook hook = book.open(id).orElseThrow(WebhookBook::notFound);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (hook.isRobot()) {
            body.put("msgtype", "text").putObject("text").put("content", "域见：这是一条测试消息");
        } else {
            body.put("test", true).put("from", "yujian");
        }
        CallResult result = http.post(hook, body.toString().getBytes(StandardCharsets.UTF_8), "test-" + ids.next());
        audit.record("webhook.test", "webhook:" + id, "HTTP " + result.status());
        return new WebhookTrialView(result.state() == CallState.OK, result.status(), result.reason());
    }
}
