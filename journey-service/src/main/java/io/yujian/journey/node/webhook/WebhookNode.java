package io.yujian.journey.node.webhook;

import io.yujian.journey.call.LookUpCall;
import io.yujian.journey.call.PlanCall;
import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.text.AwaitedEvents;
import io.yujian.journey.text.Variables;
import io.yujian.journey.webhook.CallState;
import io.yujian.journey.webhook.OutsideCalls;
import io.yujian.journey.webhook.Webhooks;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plans a call, waits for its result, and leaves by it. */
@Component
class WebhookNode implements NodeType<WebhookConfig> {
    private static final String OK = "ok";
    private static final String FAILED = "failed";
    private static final String TIMEOUT = "timeout";
    private static final Duration LONGEST = Duration.ofDays(1);
    private final Webhooks webhooks;
    private final JsonMapper json;

    WebhookNode(Webhooks webhooks, JsonMapper json) {
        this.webhooks = webhooks;
        this.json = json;
    }

    @Override
    public String typeId() {
        return "webhook";
    }

    @Override
    public Class<WebhookConfig> configType() {
        return WebhookConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "system",
                "Connection",
                "调用外部接口",
                "Call an address",
                "把内容发给品牌自己的系统，等它回答；回答可以在之后的节点和消息里用。",
                "Sends JSON to a system of the brand and waits for its answer, which later steps can use.",
                "调用 {webhookId}，最多试 {patience}",
                "Call {webhookId} for at most {patience}");
    }

    @Override
    public WebhookConfig example() {
        return new WebhookConfig(
                "1", "{\n  \"customer\": \"{{customer.id}}\",\n  \"name\": \"{{customer.name}}\"\n}", "PT10M", "api");
    }

    @Override
    public List<Port> ports(WebhookConfig config) {
        return List.of(Port.of(OK, "成功", "OK"), Port.of(FAILED, "失败", "Failed"), Port.of(TIMEOUT, "超时", "Timeout"));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public NodeOutcome execute(WebhookConfig config, StepContext step) {
        ObjectNode template = template(config);
        if (template == null) {
            return new NodeOutcome.Proceed(FAILED, new Note("内容不是 JSON", "the body is no JSON"));
        }
        ObjectNode body = Variables.render(template, step, new TreeSet<>());
        return new NodeOutcome.AwaitEffect(new PlanCall(
                Long.parseLong(config.webhookId()), body, step.now().plus(Durations.require(config.patience())), true));
    }

    private @Nullable ObjectNode template(WebhookConfig config) {
        try {
            return json.readTree(config.body()) instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    @Override
    public NodeOutcome resume(WebhookConfig config, StepContext step, Resumption resumption) {
        if (resumption instanceof Resumption.Nudged) {
            return new NodeOutcome.AwaitEffect(new LookUpCall());
        }
        if (resumption instanceof Resumption.EffectDone done) {
            if (done.result() instanceof PlanCall.Planned) {
                return new NodeOutcome.AwaitNudge();
            }
            if (done.result() instanceof LookUpCall.Found found) {
                return answered(config, found.outcome(), step);
            }
        }
        return NodeType.super.resume(config, step, resumption);
    }

    private NodeOutcome answered(WebhookConfig config, OutsideCalls.@Nullable Outcome outcome, StepContext step) {
        if (outcome == null) {
            return new NodeOutcome.Proceed(FAILED, new Note("调用没有登记", "the call was not planned"));
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.put("status", outcome.status()).put("ok", outcome.state() == CallState.OK);
        JsonNode body = read(outcome.answer());
        if (body != null) {
            kept.set("body", body);
        }
        step.remember(config.variable(), kept);
        if (outcome.state() == CallState.OK) {
            return new NodeOutcome.Proceed(
                    OK, new Note("对方回答 HTTP " + outcome.status(), "answered HTTP " + outcome.status()));
        }
        String reason = outcome.reason() == null ? "" : outcome.reason();
        boolean refused = outcome.state() == CallState.FAILED;
        return new NodeOutcome.Proceed(
                refused ? FAILED : TIMEOUT,
                refused
                        ? new Note("失败：" + reason, "failed: " + reason)
                        : new Note("一直没有成功：" + reason, "no success: " + reason));
    }

    private @Nullable JsonNode read(byte @Nullable [] answer) {
        try {
            return answer == null || answer.length == 0 ? null : json.readTree(answer);
        } catch (JacksonException e) {
            return null;
        }
    }

    @Override
    public Set<String> remembers(WebhookConfig config) {
        return Set.of(config.variable());
    }

    @Override
    public Set<String> reads(WebhookConfig config) {
        return AwaitedEvents.reads(Map.of("body", config.body()));
    }

    @Override
    public List<Finding> check(WebhookConfig config) {
        List<Finding> findings = new ArrayList<>();
        Duration patience = Durations.parse(config.patience()).orElse(Duration.ZERO);
        if (patience.isZero() || patience.compareTo(LONGEST) > 0) {
            findings.add(Finding.error(
                    "patience", "webhook.bad-patience", "要大于零，最多 1 天", "more than nothing, a day at most"));
        }
        if (template(config) == null) {
            findings.add(Finding.error(
                    "body",
                    "webhook.not-json",
                    "内容要是一个 JSON 对象，变量写在引号里：{\"name\":\"{{customer.name}}\"}",
                    "the body must be a JSON object, variables inside quotes: {\"name\":\"{{customer.name}}\"}"));
        }
        Optional<Webhooks.Summary> hook = webhooks.find(Long.parseLong(config.webhookId()));
        if (hook.isEmpty() || hook.get().robot()) {
            findings.add(Finding.error("webhookId", "webhook.missing", "请选择一个外部接口", "choose an outside address"));
        } else if (!hook.get().enabled()) {
            findings.add(Finding.error(
                    "webhookId",
                    "webhook.disabled",
                    "外部接口「" + hook.get().name() + "」已停用",
                    hook.get().name() + " is switched off"));
        }
        return findings;
    }

    @Override
    public Stay stay(WebhookConfig config, String port) {
        return new Stay(Durations.parse(config.patience()).orElse(Duration.ZERO), null);
    }
}
