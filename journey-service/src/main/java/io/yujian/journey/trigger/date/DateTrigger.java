package io.yujian.journey.trigger.date;

import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.SetAudiences;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Around a date of the person. Looked up once a day, at its hour, among those alone whose day it is; a date that became
 * known before the hour counts the same day.
 */
@Component
class DateTrigger implements AudienceTrigger<DateConfig> {
    private final SetAudiences audiences;

    DateTrigger(SetAudiences audiences) {
        this.audiences = audiences;
    }

    @Override
    public String typeId() {
        return "date";
    }

    @Override
    public Class<DateConfig> configType() {
        return DateConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "time",
                "Present",
                "日期到了",
                "Date",
                "客户的某个日期（生日、纪念日、预约日）当天或前后几天进入。每年的日期一年进入一次，不受「只进入一次」限制。",
                "On a date of the person or some days around it. A yearly date lets the person in once each year.",
                "「{attribute}」{days} 天，{time}",
                "{attribute} {days} days, at {time}");
    }

    @Override
    public DateConfig example() {
        return new DateConfig("生日", 0, "10:00", true);
    }

    @Override
    public boolean keyed(DateConfig config) {
        return true;
    }

    @Override
    public Optional<Instant> next(DateConfig config, Instant after, ZoneId zone) {
        ZonedDateTime from = after.atZone(zone);
        LocalTime time = LocalTime.parse(config.time());
        ZonedDateTime today = from.toLocalDate().atTime(time).atZone(zone);
        return Optional.of(
                today.toInstant().isAfter(after)
                        ? today.toInstant()
                        : from.toLocalDate()
                                .plusDays(1)
                                .atTime(time)
                                .atZone(zone)
                                .toInstant());
    }

    @Override
    public Audience audience(DateConfig config, Moment moment) {
        LocalDate day = moment.at().atZone(moment.zone()).toLocalDate();
        LocalDate date = day.minusDays(config.days());
        ObjectNode data = moment.data().deepCopy().put("date", date.toString());
        String key = config.yearly() ? Integer.toString(date.getYear()) : date.toString();
        return audiences.of(tree(config, day), data, key);
    }

    @Override
    public Optional<ObjectNode> qualifying(DateConfig config) {
        return Optional.of(tree(config, null));
    }

    /** @param day null: today, whenever it is asked */
    private static ObjectNode tree(DateConfig config, @Nullable LocalDate day) {
        ObjectNode tree =
                JsonNodeFactory.instance.objectNode().put("type", "anniversary").put("version", 1);
        ObjectNode inner = tree.putObject("config")
                .put("key", config.attribute())
                .put("days", config.days())
                .put("yearly", config.yearly());
        if (day != null) {
            inner.put("day", day.toString());
        }
        return tree;
    }
}
