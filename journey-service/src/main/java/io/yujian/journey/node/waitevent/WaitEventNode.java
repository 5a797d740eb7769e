package io.yujian.journey.node.waitevent;

import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.text.AwaitedEvents;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Stands until an event of the customer comes, or the time is up. */
@Component
class WaitEventNode implements NodeType<WaitEventConfig> {
    private static final String HAPPENED = "happened";
    private static final String TIMEOUT = "timeout";

    @Override
    public String typeId() {
        return "wait-event";
    }

    @Override
    public Class<WaitEventConfig> configType() {
        return WaitEventConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "wait",
                "Bell",
                "等待事件",
                "Wait for event",
                "等客户做一件事；做了走「发生」，到时间没做走「超时」。只看开始等待之后的事件；之后的消息可用 {{event.字段}}。",
                "Waits for something the person does; only what happens after the wait has begun counts. Later messages can use {{event.field}}.",
                "{eventType}，最多 {timeout}",
                "{eventType}, at most {timeout}");
    }

    @Override
    public WaitEventConfig example() {
        return new WaitEventConfig("coupon.redeemed", Map.of(), "P3D");
    }

    @Override
    public List<Port> ports(WaitEventConfig config) {
        return List.of(Port.of(HAPPENED, "发生", "Happened"), Port.of(TIMEOUT, "超时", "Timeout"));
    }

    @Override
    public Render render() {
        return Render.WAIT;
    }

    @Override
    public NodeOutcome execute(WaitEventConfig config, StepContext step) {
        return new NodeOutcome.AwaitEvents(
                List.of(AwaitedEvents.of(config.eventType(), config.wanted(), HAPPENED, step)),
                step.now().plus(Durations.require(config.timeout())),
                TIMEOUT,
                AwaitedEvents.VARIABLE);
    }

    @Override
    public Set<String> remembers(WaitEventConfig config) {
        return Set.of(AwaitedEvents.VARIABLE);
    }

    @Override
    public Set<String> awaits(WaitEventConfig config) {
        return Set.of(config.eventType());
    }

    @Override
    public Set<String> reads(WaitEventConfig config) {
        return AwaitedEvents.reads(config.wanted());
    }

    @Override
    public List<Finding> check(WaitEventConfig config) {
        return Durations.parse(config.timeout()).isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "timeout", "wait.no-duration", "等待时间要大于零", "the wait must be longer than nothing"));
    }

    @Override
    public Stay stay(WaitEventConfig config, String port) {
        return new Stay(
                Durations.parse(config.timeout()).orElse(Stay.NONE.longest()),
                port.equals(HAPPENED) ? config.eventType() : null);
    }
}
