package io.yujian.journey.node.wait;

import io.yujian.journey.node.AllowedHours;
import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.time.Instant;
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
                "停留一段时间再继续，精确到秒；可以限定只在某个时段内继续。",
                "Stands for some time, to the second; goes on only within certain hours if wanted.",
                "等待 {duration}，{from}–{to} 之间继续",
                "Wait {duration}, go on between {from} and {to}");
    }

    @Override
    public WaitConfig example() {
        return new WaitConfig("P1D", null, null);
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
        Instant due = step.now().plus(Durations.require(config.duration()));
        AllowedHours hours = config.hours();
        return new NodeOutcome.SleepUntil(hours == null ? due : hours.from(due, step.zone()), DONE);
    }

    @Override
    public List<Finding> check(WaitConfig config) {
        if (config.unclear()) {
            return List.of(Finding.error(
                    "from", "wait.empty-span", "起止时间要一起填，且不能相同", "fill in both ends of the hours, and not the same"));
        }
        return Durations.parse(config.duration()).isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "duration", "wait.no-duration", "等待时间要大于零", "the wait must be longer than nothing"));
    }

    @Override
    public Stay stay(WaitConfig config, String port) {
        Duration own = Durations.parse(config.duration()).orElse(Stay.NONE.longest());
        return new Stay(config.hours() == null ? own : own.plusDays(1), null);
    }
}
