package io.yujian.journey.node.wait;

import io.yujian.journey.node.AllowedHours;
import io.yujian.journey.node.Durations;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * @param duration ISO-8601, days and below
 * @param from with {@code to} the hours in which a run goes on, {@code HH:mm} in the brand's zone; null or empty: any
 */
record WaitConfig(
        @Field(zh = "等待多久", en = "How long", widget = "duration") @NotNull @Pattern(regexp = Durations.PATTERN)
        String duration,

        @Field(
                zh = "只在几点之后继续",
                en = "Go on only from",
                helpZh = "例如 09:00；时间到了但不在时段内，就等到下一个时段。按品牌时区，留空：不限",
                helpEn = "Such as 09:00; who is due outside the hours waits for the next ones. Empty: any time")
        @Nullable
        @Pattern(regexp = TIME)
        String from,

        @Field(zh = "到几点", en = "To", helpZh = "例如 21:00", helpEn = "Such as 21:00") @Nullable @Pattern(regexp = TIME)
        String to) {
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|";

    /** Null when it may go on at any time. */
    @Nullable
    AllowedHours hours() {
        return from == null || to == null || blank(from) || blank(to)
                ? null
                : new AllowedHours(LocalTime.parse(from), LocalTime.parse(to), EnumSet.allOf(DayOfWeek.class));
    }

    /** One of the two without the other, or nothing between them. */
    boolean unclear() {
        return blank(from) != blank(to) || (from != null && !blank(from) && from.equals(to));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
