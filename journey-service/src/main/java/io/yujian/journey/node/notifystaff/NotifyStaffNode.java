package io.yujian.journey.node.notifystaff;

import io.yujian.journey.call.PlanCall;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.text.AwaitedEvents;
import io.yujian.journey.text.Variables;
import io.yujian.journey.webhook.Webhooks;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells staff and goes on at once: nobody waits until somebody has read it. */
@Component
class NotifyStaffNode implements NodeType<NotifyStaffConfig> {
    private static final String DONE = "done";
    private static final int LONGEST = 500;
    /** Old news of a person helps nobody. */
    private static final Duration FRESH = Duration.ofHours(2);

    private final Webhooks webhooks;

    NotifyStaffNode(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public String typeId() {
        return "notify-staff";
    }

    @Override
    public Class<NotifyStaffConfig> configType() {
        return NotifyStaffConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "system",
                "BellFilled",
                "通知员工",
                "Notify staff",
                "提醒品牌的员工：在后台的铃铛里，也可以发到企业微信群机器人。",
                "Tells the people of the brand: at the console's bell, and in a WeCom group through its robot.",
                "通知员工「{text}」，同时发到 {webhookId}",
                "Tell staff “{text}”, also to {webhookId}");
    }

    @Override
    public NotifyStaffConfig example() {
        return new NotifyStaffConfig("{{customer.name}} 需要跟进", true, null);
    }

    @Override
    public List<Port> ports(NotifyStaffConfig config) {
        return List.of(Port.of(DONE, "完成", "Done"));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public NodeOutcome execute(NotifyStaffConfig config, StepContext step) {
        if (!config.outside()) {
            return console(config, step);
        }
        long id = Long.parseLong(String.valueOf(config.webhookId()));
        return new NodeOutcome.AwaitEffect(
                new PlanCall(id, body(text(config, step)), step.now().plus(FRESH), false));
    }

    /** What robots of WeCom groups take; other addresses find the same text in it. */
    private static ObjectNode body(String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("msgtype", "text").putObject("text").put("content", text);
        return body;
    }

    private static NodeOutcome console(NotifyStaffConfig config, StepContext step) {
        return config.console()
                ? new NodeOutcome.AwaitEffect(new TellConsole(text(config, step)))
                : new NodeOutcome.Proceed(DONE);
    }

    private static String text(NotifyStaffConfig config, StepContext step) {
        String text = Variables.render(config.text(), step, new TreeSet<>());
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    @Override
    public NodeOutcome resume(NotifyStaffConfig config, StepContext step, Resumption resumption) {
        return resumption instanceof Resumption.EffectDone done && done.result() instanceof PlanCall.Planned
                ? console(config, step)
                : new NodeOutcome.Proceed(DONE);
    }

    @Override
    public Set<String> reads(NotifyStaffConfig config) {
        return AwaitedEvents.reads(Map.of("text", config.text()));
    }

    @Override
    public List<Finding> check(NotifyStaffConfig config) {
        if (!config.outside()) {
            return config.console()
                    ? List.of()
                    : List.of(Finding.error(
                            "console",
                            "notice.nowhere",
                            "请打开后台通知，或选择发到哪里",
                            "tell it in the console or somewhere else"));
        }
        Optional<Webhooks.Summary> hook = webhooks.find(Long.parseLong(String.valueOf(config.webhookId())));
        return hook.filter(Webhooks.Summary::enabled).isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "webhookId",
                        "webhook.missing",
                        "选择的外部接口不存在或已停用",
                        "the chosen address is gone or switched off"));
    }
}
