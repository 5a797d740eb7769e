package io.yujian.journey.node.sendmessage;

import io.yujian.gateway.ChannelCatalog;
import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendOutcome;
import io.yujian.journey.message.LookUpMessage;
import io.yujian.journey.message.MessageKeys;
import io.yujian.journey.message.PlanMessage;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.ReplyWindow;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.sendmessage.SendMessageConfig.Way;
import io.yujian.journey.text.Variables;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plans a message and leaves by what became of it. */
@Component
class SendMessageNode implements NodeType<SendMessageConfig> {
    private static final String SENT = "sent";
    private static final String FAILED = "failed";
    private static final String UNKNOWN = "unknown";
    private static final Set<String> ALWAYS_THERE = Set.of("customer", "trigger");
    private final ChannelCatalog channels;

    SendMessageNode(ChannelCatalog channels) {
        this.channels = channels;
    }

    @Override
    public String typeId() {
        return "send-message";
    }

    @Override
    public Class<SendMessageConfig> configType() {
        return SendMessageConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "message",
                "ChatDotRound",
                "发送消息",
                "Send message",
                "按顺序用几种方式给客户发一条消息；全部发不出去时走「失败」。",
                "Sends one message, trying channels in order; leaves by \"failed\" when none can.",
                "发送 {chain}",
                "Send {chain}");
    }

    @Override
    public SendMessageConfig example() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("kind", "text").put("text", "{{customer.name|朋友}}，欢迎关注！");
        String channel = channels.channels().stream().findFirst().orElse("none");
        return new SendMessageConfig(MessageClass.SERVICE, List.of(new Way(channel, 1, content)));
    }

    @Override
    public List<Port> ports(SendMessageConfig config) {
        return List.of(
                Port.of(SENT, "已发送", "Sent"),
                Port.of(FAILED, "失败", "Failed"),
                new Port(UNKNOWN, "结果未知", "Unknown", true));
    }

    @Override
    public Render render() {
        return Render.SEND;
    }

    @Override
    public NodeOutcome execute(SendMessageConfig config, StepContext step) {
        Instant expiresAt = Expiry.of(config, step);
        if (expiresAt != null && !step.now().isBefore(expiresAt)) {
            return new NodeOutcome.Proceed(FAILED, new Note("已过有效期，没有发送", "too late: not sent"));
        }
        List<ChannelContent> chain = new ArrayList<>(config.chain().size());
        Set<String> missing = new TreeSet<>();
        for (Way way : config.chain()) {
            chain.add(new ChannelContent(way.channel(), way.version(), Variables.render(way.content(), step, missing)));
        }
        return new NodeOutcome.AwaitEffect(
                new PlanMessage(config.messageClass(), chain, 0, outcomeMatters(step), expiresAt));
    }

    /** A run that ends whatever becomes of the message need not be woken: three writes fewer for each. */
    private static boolean outcomeMatters(StepContext step) {
        return !(step.endsBehind(SENT) && step.endsBehind(FAILED) && step.endsBehind(UNKNOWN));
    }

    @Override
    public NodeOutcome resume(SendMessageConfig config, StepContext step, Resumption resumption) {
        if (resumption instanceof Resumption.Nudged) {
            return new NodeOutcome.AwaitEffect(new LookUpMessage(MessageKeys.of(step, 0)));
        }
        if (resumption instanceof Resumption.EffectDone done) {
            if (done.result() instanceof PlanMessage.Planned plan) {
                return planned(plan, config, step);
            }
            if (done.result() instanceof LookUpMessage.Found found) {
                return settled(found.outcome(), step);
            }
        }
        return NodeType.super.resume(config, step, resumption);
    }

    private static NodeOutcome planned(PlanMessage.Planned plan, SendMessageConfig config, StepContext step) {
        if (!plan.planned()) {
            return new NodeOutcome.Proceed(FAILED, new Note("没有可发送的地址：没有关注任何公众号", "no address: follows no account"));
        }
        if (outcomeMatters(step)) {
            return new NodeOutcome.AwaitNudge();
        }
        return new NodeOutcome.Finish("completed", missingNote(config, step));
    }

    private static @Nullable Note missingNote(SendMessageConfig config, StepContext step) {
        Set<String> missing = new TreeSet<>();
        config.chain().forEach(way -> Variables.render(way.content(), step, missing));
        String names = String.join(", ", missing);
        return missing.isEmpty()
                ? new Note("已交给发送", "handed to the sender")
                : new Note("已交给发送；缺少变量：" + names, "handed to the sender; variables missing: " + names);
    }

    private static NodeOutcome settled(@Nullable SendOutcome outcome, StepContext step) {
        if (outcome == null) {
            return new NodeOutcome.Proceed(FAILED, new Note("消息没有登记", "the message was not planned"));
        }
        String reason = outcome.reason() == null ? "" : outcome.reason();
        return switch (outcome.state()) {
            case SENT, DELIVERED -> new NodeOutcome.Proceed(SENT);
            case REFUSED ->
                new NodeOutcome.Proceed(FAILED, new Note("平台拒绝：" + reason, "refused by the platform: " + reason));
            case NOT_SENT -> {
                Note why = OutcomeWords.of(reason);
                yield new NodeOutcome.Proceed(FAILED, new Note("没有发出：" + why.zh(), "not sent: " + why.en()));
            }
            case UNKNOWN, PLANNED, SENDING ->
                new NodeOutcome.Proceed(
                        step.isDrawn(UNKNOWN) ? UNKNOWN : SENT,
                        new Note("发送结果未知，不会自动重发", "outcome unknown: never repeated by itself"));
        };
    }

    @Override
    public Set<String> reads(SendMessageConfig config) {
        Set<String> roots = new TreeSet<>();
        config.chain().forEach(way -> roots.addAll(Variables.roots(way.content())));
        roots.removeAll(ALWAYS_THERE);
        return roots;
    }

    @Override
    public List<Finding> check(SendMessageConfig config) {
        List<Finding> problems = new ArrayList<>();
        if (config.notAfter() != null && Expiry.instant(config.notAfter()).isEmpty()) {
            problems.add(Finding.error("notAfter", "message.bad-time", "截止时间无法识别", "the time cannot be read"));
        }
        for (int i = 0; i < config.chain().size(); i++) {
            Way way = config.chain().get(i);
            String path = "chain[" + i + "]";
            if (!channels.channels().contains(way.channel())) {
                problems.add(Finding.error(
                        path + ".channel",
                        "message.unknown-channel",
                        "没有这种触达通道：" + way.channel(),
                        "there is no channel " + way.channel()));
                continue;
            }
            for (var p : channels.check(way.channel(), way.version(), way.content(), config.messageClass())) {
                String field = path + ".content" + (p.field().isEmpty() ? "" : "." + p.field());
                problems.add(new Finding(field, p.code(), p.error(), p.zh(), p.en()));
            }
        }
        return problems;
    }

    /** Only a chain whose every way needs a window depends on one. */
    @Override
    public Optional<ReplyWindow> replyWindow(SendMessageConfig config) {
        boolean all = config.chain().stream().allMatch(way -> channels.needsReplyWindow(way.channel()));
        return all && !config.chain().isEmpty() ? Optional.of(channels::replyWindow) : Optional.empty();
    }
}
