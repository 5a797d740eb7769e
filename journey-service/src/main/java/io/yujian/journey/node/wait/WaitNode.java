package io.yujian.journey.node.wait;

import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stands for a fixed time. */
@Component
class WaitNode implements NodeType<WaitConfig> {
    private static final String DONE = "done";

    @Override
    public String typeId() {
        return "wait";
    }

    @Override
    public Class<WaitConfig> configType() {
        return WaitConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "wait",
                "Timer",
                "等待",
                "Wait",
                "停留一段时间再继续，精确到秒。",
                "Stands for some time, to the second.",
                "等待 {duration}",
                "Wait {duration}");
    }

    @Override
    public WaitConfig example() {
        return new WaitConfig("P1D");
    }

    @Override
    public List<Port> ports(WaitConfig config) {
        return List.of(Port.of(DONE, "时间到", "Done"));
    }

    @Override
    public Render render() {
        return Render.WAIT;
    }

    @Override
    public NodeOutcome execute(WaitConfig config, StepContext step) {
        return new NodeOutcome.SleepUntil(step.now().plus(Durations.require(config.duration())), DONE);
    }

    @Override
    public List<Finding> check(WaitConfig config) {
        return Durations.parse(config.duration()).isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "duration", "wait.no-duration", "等待时间要大于零", "the wait must be longer than nothing"));
    }

    @Override
    public Stay stay(WaitConfig config, String port) {
        return new Stay(Durations.parse(config.duration()).orElse(Stay.NONE.longest()), null);
    }
}
