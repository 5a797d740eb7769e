package io.yujian.journey.node.waituntil;

import io.yujian.journey.node.AllowedHours;
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

/** Stands until the clock shows the time. */
@Component
class WaitUntilNode implements NodeType<WaitUntilConfig> {
    private static final String DONE = "done";

    @Override
    public String typeId() {
        return "wait-until";
    }

    @Override
    public Class<WaitUntilConfig> configType() {
        return WaitUntilConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "wait",
                "Clock",
                "等到几点",
                "Wait until",
                "等到一天中的某个时间，可限定星期；也可设为时段，在时段内到达的人直接通过。按品牌时区。",
                "Stands until a time of day on certain weekdays; with a span, who comes within it passes at once.",
                "等到 {from}，{weekdays}",
                "Until {from}, {weekdays}");
    }

    @Override
    public WaitUntilConfig example() {
        return new WaitUntilConfig("09:00", null, List.of());
    }

    @Override
    public List<Port> ports(WaitUntilConfig config) {
        return List.of(Port.of(DONE, "时间到", "Done"));
    }

    @Override
    public Render render() {
        return Render.WAIT;
    }

    @Override
    public NodeOutcome execute(WaitUntilConfig config, StepContext step) {
        Instant until = new AllowedHours(config.begin(), config.end(), config.days()).from(step.now(), step.zone());
        return until.equals(step.now()) ? new NodeOutcome.Proceed(DONE) : new NodeOutcome.SleepUntil(until, DONE);
    }

    @Override
    public List<Finding> check(WaitUntilConfig config) {
        return config.begin().equals(config.end())
                ? List.of(Finding.error("to", "wait.empty-span", "起止时间不能相同", "the span must not be empty"))
                : List.of();
    }

    @Override
    public Stay stay(WaitUntilConfig config, String port) {
        return new Stay(Duration.ofDays(config.days().size() == 7 ? 1 : 7), null);
    }
}
