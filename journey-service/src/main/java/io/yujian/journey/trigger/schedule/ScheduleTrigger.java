package io.yujian.journey.trigger.schedule;

import io.yujian.journey.condition.CachedConditions;
import io.yujian.journey.node.Finding;
import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.SetAudiences;
import io.yujian.journey.trigger.schedule.ScheduleConfig.Repeat;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A set of customers, at a moment. */
@Component
class ScheduleTrigger implements AudienceTrigger<ScheduleConfig> {
    private final SetAudiences audiences;
    private final CachedConditions trees;
    private final InstantSource clock;

    ScheduleTrigger(SetAudiences audiences, CachedConditions trees, InstantSource clock) {
        this.audiences = audiences;
        this.trees = trees;
        this.clock = clock;
    }

    @Override
    public String typeId() {
        return "schedule";
    }

    @Override
    public Class<ScheduleConfig> configType() {
        return ScheduleConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "time",
                "AlarmClock",
                "定时",
                "Schedule",
                "到了时间，让符合条件的客户一起进入：一次，或每天、每周、每月重复。大批进入会让路给实时触发的客户。",
                "At a moment, once or again and again, everybody who fulfils the condition enters. Large numbers make"
                        + " way for what people trigger themselves.",
                "定时进入（{repeat}）",
                "By schedule ({repeat})");
    }

    @Override
    public ScheduleConfig example() {
        return new ScheduleConfig(Repeat.DAILY, null, "10:00", null, null, null, null);
    }

    @Override
    public Optional<Instant> next(ScheduleConfig config, Instant after, ZoneId zone) {
        return Recurrence.next(config, after, zone);
    }

    @Override
    public Audience audience(ScheduleConfig config, Moment moment) {
        return audiences.of(who(config), moment.data(), null);
    }

    @Override
    public Optional<ObjectNode> qualifying(ScheduleConfig config) {
        return Optional.of(who(config));
    }

    private static ObjectNode who(ScheduleConfig config) {
        ObjectNode who = config.who();
        return who == null ? JsonNodeFactory.instance.objectNode() : who;
    }

    @Override
    public List<Finding> check(ScheduleConfig config) {
        List<Finding> found = new ArrayList<>();
        if (config.who() != null && !config.who().isEmpty()) {
            found.addAll(trees.check(config.who(), "who"));
        }
        if (config.repeat() == Repeat.ONCE && config.at() != null && config.at().isBefore(clock.instant())) {
            found.add(Finding.warning(
                    "at", "schedule.past", "这个时间已经过去，不会再有人因此进入", "this moment has passed: nobody will enter by it"));
        }
        return found;
    }
}
