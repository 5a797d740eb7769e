package io.yujian.journey.node.waitfirst;

import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.Ways;
import io.yujian.journey.node.waitfirst.WaitFirstConfig.Expected;
import io.yujian.journey.text.AwaitedEvents;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Stands until the first of several events of the customer comes, or the time is up. */
@Component
class WaitFirstNode implements NodeType<WaitFirstConfig> {
    private static final Port TIMEOUT = Port.of("timeout", "超时", "Timeout");

    @Override
    public String typeId() {
        return "wait-first";
    }

    @Override
    public Class<WaitFirstConfig> configType() {
        return WaitFirstConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "wait",
                "AlarmClock",
                "等待多个事件",
                "Wait for the first of several",
                "同时等几件事，先发生的那件决定走哪条路；到时间都没发生走「超时」。之后的消息可用 {{event.字段}}。",
                "Waits for several things at once; the first that happens decides the way. Later messages can use {{event.field}}.",
                "等 {events}，最多 {timeout}",
                "First of {events}, at most {timeout}");
    }

    @Override
    public WaitFirstConfig example() {
        return new WaitFirstConfig(
                List.of(new Expected("coupon.redeemed", null, Map.of()), new Expected("mp.message", null, Map.of())),
                "P3D");
    }

    @Override
    public List<Port> ports(WaitFirstConfig config) {
        return Stream.concat(
                        Ways.ports(config.events().stream().map(Expected::name).toList()).stream(), Stream.of(TIMEOUT))
                .toList();
    }

    @Override
    public List<Port> possiblePorts() {
        return Stream.concat(Ways.possible().stream(), Stream.of(TIMEOUT)).toList();
    }

    @Override
    public Render render() {
        return Render.WAIT;
    }

    @Override
    public NodeOutcome execute(WaitFirstConfig config, StepContext step) {
        List<Awaited> events = new ArrayList<>();
        for (int i = 0; i < config.events().size(); i++) {
            Expected e = config.events().get(i);
            events.add(AwaitedEvents.of(e.eventType(), e.wanted(), Ways.port(i), step));
        }
        return new NodeOutcome.AwaitEvents(
                events, step.now().plus(Durations.require(config.timeout())), TIMEOUT.id(), AwaitedEvents.VARIABLE);
    }

    @Override
    public Set<String> awaits(WaitFirstConfig config) {
        return config.events().stream().map(Expected::eventType).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> remembers(WaitFirstConfig config) {
        return Set.of(AwaitedEvents.VARIABLE);
    }

    @Override
    public Set<String> reads(WaitFirstConfig config) {
        Set<String> reads = new TreeSet<>();
        config.events().forEach(e -> reads.addAll(AwaitedEvents.reads(e.wanted())));
        return reads;
    }

    @Override
    public List<Finding> check(WaitFirstConfig config) {
        return Durations.parse(config.timeout()).isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "timeout", "wait.no-duration", "等待时间要大于零", "the wait must be longer than nothing"));
    }

    @Override
    public Stay stay(WaitFirstConfig config, String port) {
        int way = Ways.of(port);
        return new Stay(
                Durations.parse(config.timeout()).orElse(Stay.NONE.longest()),
                way >= 0 && way < config.events().size()
                        ? config.events().get(way).eventType()
                        : null);
    }
}
