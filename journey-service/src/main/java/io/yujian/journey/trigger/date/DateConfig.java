package io.yujian.journey.trigger.date;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * @param days negative: before the date
 * @param time {@code HH:mm} in the brand's zone
 * @param yearly month and day alone count, each year anew
 */
record DateConfig(
        @Field(zh = "哪个日期（客户属性）", en = "Date (attribute)", helpZh = "例如 生日、入会日", helpEn = "Such as birthday")
        @NotBlank
        @Size(max = 64)
        String attribute,

        @Field(zh = "前后几天", en = "Days", helpZh = "负数：提前", helpEn = "Negative: before", widget = "number")
        @Min(-365)
        @Max(365)
        int days,

        @Field(zh = "几点", en = "Time of day", helpZh = "例如 10:00", helpEn = "Such as 10:00", widget = "time")
        @NotNull
        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]")
        String time,

        @Field(
                zh = "每年（生日、纪念日）",
                en = "Each year (birthdays)",
                helpZh = "2 月 29 日在平年算 28 日；没有年份也可以",
                helpEn = "29 February is the 28th in other years; the year may be unknown")
        boolean yearly) {}
