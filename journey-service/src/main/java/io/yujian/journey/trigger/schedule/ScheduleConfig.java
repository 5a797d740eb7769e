package io.yujian.journey.trigger.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param at ONCE
 * @param time DAILY, WEEKLY, MONTHLY: {@code HH:mm} in the brand's zone
 * @param weekdays WEEKLY
 * @param day MONTHLY: a month that has no such day takes its last one
 * @param cron CRON: six fields, in the brand's zone
 * @param who condition tree; null or empty: everybody
 */
record ScheduleConfig(
        @Field(zh = "重复", en = "Repeats", widget = "select") @NotNull
        Repeat repeat,

        @Field(zh = "什么时候", en = "When", widget = "datetime", showWhen = "repeat=once") @Nullable
        Instant at,

        @Field(
                zh = "几点",
                en = "Time of day",
                helpZh = "例如 10:00",
                helpEn = "Such as 10:00",
                widget = "time",
                showWhen = "repeat=daily|weekly|monthly")
        @Nullable
        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]")
        String time,

        @Field(zh = "星期", en = "Weekdays", showWhen = "repeat=weekly") @Nullable @Size(max = 7)
        List<@NotNull Weekday> weekdays,

        @Field(
                zh = "每月几号",
                en = "Day of the month",
                helpZh = "没有这一天的月份在最后一天",
                helpEn = "A month without this day takes its last one",
                widget = "number",
                showWhen = "repeat=monthly")
        @Nullable
        @Min(1)
        @Max(31)
        Integer day,

        @Field(
                zh = "Cron 表达式",
                en = "Cron expression",
                helpZh = "六段：秒 分 时 日 月 周，例如 0 0 10 * * MON-FRI",
                helpEn = "Six fields: second minute hour day month weekday, such as 0 0 10 * * MON-FRI",
                showWhen = "repeat=cron")
        @Nullable
        @Size(max = 100)
        String cron,

        @Field(
                zh = "谁进入",
                en = "Who enters",
                helpZh = "不设条件：全部客户",
                helpEn = "No condition: every customer",
                widget = "condition-builder")
        @Nullable
        ObjectNode who) {
    /** How it comes again. */
    enum Repeat {
        @JsonProperty("once")
        ONCE,
        @JsonProperty("daily")
        DAILY,
        @JsonProperty("weekly")
        WEEKLY,
        @JsonProperty("monthly")
        MONTHLY,
        @JsonProperty("cron")
        CRON
    }

    /** As configurations write it. */
    enum Weekday {
        @JsonProperty("mon")
        MON,
        @JsonProperty("tue")
        TUE,
        @JsonProperty("wed")
        WED,
        @JsonProperty("thu")
        THU,
        @JsonProperty("fri")
        FRI,
        @JsonProperty("sat")
        SAT,
        @JsonProperty("sun")
        SUN
    }

    @JsonIgnore
    @AssertTrue(message = "请把时间填完整")
    boolean isComplete() {
        if (repeat == null) {
            return true;
        }
        return switch (repeat) {
            case ONCE -> at != null;
            case DAILY -> time != null;
            case WEEKLY -> time != null && weekdays != null && !weekdays.isEmpty();
            case MONTHLY -> time != null && day != null;
            case CRON -> cron != null && CronExpression.isValidExpression(cron);
        };
    }
}
