package io.yujian.journey.node.waituntil;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param from time of day, {@code HH:mm}, in the brand's zone
 * @param to end of the allowed hours; whoever comes between passes at once; null: everybody waits for the next {@code from}
 * @param weekdays null or empty: every day
 */
record WaitUntilConfig(
        @Field(zh = "几点", en = "Time of day", helpZh = "例如 09:00", helpEn = "Such as 09:00")
        @NotNull
        @Pattern(regexp = TIME)
        String from,

        @Field(
                zh = "到几点之间直接通过",
                en = "Passes at once until",
                helpZh = "例如 21:00：在 09:00–21:00 之间到达的人不用等；留空：一律等到下一个时间点",
                helpEn = "Such as 21:00: who comes between need not wait; empty: everybody waits for the next time")
        @Nullable
        @Pattern(regexp = TIME)
        String to,

        @Field(zh = "星期", en = "Weekdays", helpZh = "留空：每天", helpEn = "Empty: every day") @Size(max = 7) @Nullable
        List<@NotNull Weekday> weekdays) {
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

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

    LocalTime begin() {
        return LocalTime.parse(from);
    }

    @Nullable
    LocalTime end() {
        return to == null ? null : LocalTime.parse(to);
    }

    Set<DayOfWeek> days() {
        if (weekdays == null || weekdays.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        weekdays.forEach(day -> days.add(DayOfWeek.of(day.ordinal() + 1)));
        return days;
    }
}
