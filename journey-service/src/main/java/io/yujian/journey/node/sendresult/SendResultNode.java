package io.yujian.journey.node.sendresult;

import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendState;
import io.yujian.journey.message.LookUpMessage;
import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks the message up, and listens for a tap and for results that may still come; so nothing is asked again and again,
 * and a click or a result is seen within a second.
 */
@Component
class SendResultNode implements NodeType<SendResultConfig> {
    private static final String CLICKED = "clicked";
    private static final String ARRIVED = "arrived";
    private static final String FAILED = "failed";
    private static final String NOT_SENT = "not-sent";
    private static final String UNKNOWN = "unknown";
    private static final String TAP = "link.clicked";
    /** After these the ledger may say something else than before. */
    private static final List<String> RESULTS = List.of("mp.template-result", "mp.subscribe-sent");

    @Override
    public String typeId() {
        return "send-result";
    }

    @Override
    public Class<SendResultConfig> configType() {
        return SendResultConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "branch",
                "DataAnalysis",
                "消息结果",
                "Message result",
                "看前面发的消息怎么样了：点开了链接、已送达、被平台拒绝、没有发出、结果未知。",
                "Goes by what became of an earlier message: opened, arrived, refused, not sent, unknown.",
                "看「{node}」的结果，最多等 {patience}",
                "Result of {node}, at most {patience}");
    }

    @Override
    public SendResultConfig example() {
        return new SendResultConfig("n1", "P1D");
    }

    @Override
    public List<Port> ports(SendResultConfig config) {
        return List.of(
                Port.of(CLICKED, "已点击", "Opened"),
                Port.of(ARRIVED, "已送达", "Arrived"),
                Port.of(FAILED, "被拒绝", "Refused"),
                Port.of(NOT_SENT, "没发出", "Not sent"),
                Port.of(UNKNOWN, "未知", "Unknown"));
    }

    @Override
    public Render render() {
        return Render.BRANCH;
    }

    private static String mindOf(StepContext step) {
        return "_result-" + step.nodeId();
    }

    private static SendKey keyOf(SendResultConfig config, StepContext step) {
        return new SendKey(step.runId(), config.node(), Math.max(1, step.visitsOf(config.node())));
    }

    @Override
    public NodeOutcome execute(SendResultConfig config, StepContext step) {
        if (step.visitsOf(config.node()) == 0) {
            return new NodeOutcome.Proceed(NOT_SENT, new Note("这个人没有走过那个节点", "the person never came to that node"));
        }
        ObjectNode mind = JsonNodeFactory.instance.objectNode();
        mind.put("until", step.now().plus(Durations.require(config.patience())).toEpochMilli());
        step.remember(mindOf(step), mind);
        return look(config, step);
    }

    private static NodeOutcome look(SendResultConfig config, StepContext step) {
        return new NodeOutcome.AwaitEffect(new LookUpMessage(keyOf(config, step), true));
    }

    @Override
    public NodeOutcome resume(SendResultConfig config, StepContext step, Resumption resumption) {
        if (resumption instanceof Resumption.Happened event) {
            return event.eventType().equals(TAP) ? new NodeOutcome.Proceed(CLICKED) : look(config, step);
        }
        if (resumption instanceof Resumption.Nudged) {
            return look(config, step);
        }
        if (resumption instanceof Resumption.EffectDone done && done.result() instanceof LookUpMessage.Found found) {
            return found(found, config, step);
        }
        return NodeType.super.resume(config, step, resumption);
    }

    private static NodeOutcome found(LookUpMessage.Found found, SendResultConfig config, StepContext step) {
        if (found.tapped()) {
            return new NodeOutcome.Proceed(CLICKED);
        }
        if (found.outcome() == null) {
            return new NodeOutcome.Proceed(NOT_SENT, new Note("没有发过消息", "no message was planned"));
        }
        SendState state = found.outcome().state();
        String reason = found.outcome().reason() == null ? "" : found.outcome().reason();
        if (state == SendState.REFUSED) {
            return new NodeOutcome.Proceed(FAILED, new Note("平台拒绝：" + reason, "refused: " + reason));
        }
        if (state == SendState.NOT_SENT) {
            return new NodeOutcome.Proceed(NOT_SENT, new Note("没有发出：" + reason, "not sent: " + reason));
        }
        ObjectNode mind = step.variable(mindOf(step));
        Instant until = mind == null
                ? step.now()
                : Instant.ofEpochMilli(mind.path("until").asLong(0));
        boolean sure = state == SendState.SENT || state == SendState.DELIVERED;
        // Whoever asks for no taps need not wait for one.
        boolean waits = until.isAfter(step.now()) && (!sure || step.isDrawn(CLICKED));
        if (waits) {
            return new NodeOutcome.Listen(events(config, step), until, sure ? ARRIVED : UNKNOWN);
        }
        return new NodeOutcome.Proceed(sure ? ARRIVED : UNKNOWN);
    }

    private static List<Awaited> events(SendResultConfig config, StepContext step) {
        SendKey key = keyOf(config, step);
        List<Awaited> events = new ArrayList<>();
        events.add(new Awaited(
                TAP,
                Map.of(
                        "runId",
                        Long.toString(key.sourceId()),
                        "node",
                        key.node(),
                        "visit",
                        Integer.toString(key.visit())),
                CLICKED));
        RESULTS.forEach(type -> events.add(new Awaited(type, Map.of(), ARRIVED)));
        return events;
    }

    @Override
    public Set<String> awaits(SendResultConfig config) {
        Set<String> types = new java.util.TreeSet<>(RESULTS);
        types.add(TAP);
        return types;
    }

    @Override
    public Set<String> refersTo(SendResultConfig config) {
        return Set.of(config.node());
    }

    @Override
    public List<Finding> check(SendResultConfig config) {
        return Durations.parse(config.patience()).isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "patience", "wait.no-duration", "等待时间要大于零", "the wait must be longer than nothing"));
    }

    @Override
    public Stay stay(SendResultConfig config, String port) {
        Duration longest = Durations.parse(config.patience()).orElse(Duration.ZERO);
        return port.equals(FAILED) || port.equals(NOT_SENT)
                ? Stay.NONE
                : new Stay(longest, port.equals(CLICKED) ? TAP : null);
    }
}
