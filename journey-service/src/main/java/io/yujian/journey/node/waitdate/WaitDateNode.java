package io.yujian.journey.node.waitdate;

import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.waitdate.WaitDateConfig.Source;
import io.yujian.journey.text.Dates;
import io.yujian.journey.text.Fields;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stands until a date that is known about the person or the event. */
@Component
class WaitDateNode implements NodeType<WaitDateConfig> {
    private static final String DONE = "done";
    private static final String PAST = "past";
    private static final String MISSING = "missing";

    @Override
    public String typeId() {
        return "wait-date";
    }

    @Override
    public Class<WaitDateConfig> configType() {
        return WaitDateConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "wait",
                "Calendar",
                "等到某个日期",
                "Wait until a date",
                "等到客户属性或触发事件里的一个日期，可提前或推后几天；生日可按每年。2 月 29 日在平年算 2 月 28 日。",
                "Stands until a date of the person or the event, some days before or after; birthdays each year. 29 February is the 28th in other years.",
                "等到「{field}」前后 {days} 天，{time}",
                "Until {field} {days} days, {time}");
    }

    @Override
    public WaitDateConfig example() {
        return new WaitDateConfig(Source.CUSTOMER, "生日", -3, "10:00", true);
    }

    @Override
    public List<Port> ports(WaitDateConfig config) {
        return List.of(
                Port.of(DONE, "时间到", "Done"),
                Port.of(MISSING, "没有日期", "No date"),
                new Port(PAST, "已经过了", "Already past", config.yearly()));
    }

    @Override
    public Render render() {
        return Render.WAIT;
    }

    @Override
    public NodeOutcome execute(WaitDateConfig config, StepContext step) {
        String text = text(config, step);
        Optional<LocalDateTime> date = text == null ? Optional.empty() : read(config, text, step.zone());
        if (date.isEmpty()) {
            return new NodeOutcome.Proceed(
                    MISSING, text == null ? null : new Note("读不懂的日期：" + text, "not a date: " + text));
        }
        LocalDateTime now = LocalDateTime.ofInstant(step.now(), step.zone());
        LocalDateTime at = config.yearly()
                ? Dates.nextAnniversary(date.get().toLocalDate(), time(config, date.get()), config.days(), now)
                : date.get().toLocalDate().plusDays(config.days()).atTime(time(config, date.get()));
        return at.isBefore(now)
                ? new NodeOutcome.Proceed(PAST)
                : new NodeOutcome.SleepUntil(at.atZone(step.zone()).toInstant(), DONE);
    }

    private static Optional<LocalDateTime> read(WaitDateConfig config, String text, ZoneId zone) {
        return config.yearly() ? Dates.anniversary(text, zone) : Dates.parse(text, zone);
    }

    private static LocalTime time(WaitDateConfig config, LocalDateTime date) {
        return config.time() == null ? date.toLocalTime() : LocalTime.parse(config.time());
    }

    private static @Nullable String text(WaitDateConfig config, StepContext step) {
        return config.source() == Source.CUSTOMER
                ? step.customer().attributes().get(config.field())
                : Fields.text(step.trigger(), config.field());
    }

    @Override
    public Stay stay(WaitDateConfig config, String port) {
        return port.equals(DONE) ? new Stay(Duration.ofDays(366), null) : Stay.NONE;
    }
}
