package io.yujian.journey.node.waitdate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param field attribute's key, or field of the trigger's data (dotted)
 * @param days negative: before the date
 * @param time time of day, {@code HH:mm}; null: the time that the date carries, else midnight
 * @param yearly the month and day count, of this year or the next: birthdays, anniversaries
 */
record WaitDateConfig(
        @Field(zh = "日期来自", en = "Date of", widget = "select") @NotNull
        Source source,

        @Field(zh = "字段", en = "Field", helpZh = "例如 生日、visitAt", helpEn = "Such as birthday, visitAt")
        @NotBlank
        @Size(max = 100)
        String field,

        @Field(zh = "前后几天", en = "Days", helpZh = "负数：提前", helpEn = "Negative: before", widget = "number")
        @Min(-365)
        @Max(365)
        int days,

        @Field(
                zh = "几点",
                en = "Time of day",
                helpZh = "例如 10:00；留空：用日期自带的时间",
                helpEn = "Such as 10:00; empty: the date's own time")
        @Nullable
        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]")
        String time,

        @Field(zh = "每年（生日、纪念日）", en = "Each year (birthdays)")
        boolean yearly) {
    /** Who carries the date. */
    enum Source {
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("trigger")
        TRIGGER
    }
}
