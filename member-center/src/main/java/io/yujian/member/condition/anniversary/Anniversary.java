package io.yujian.member.condition.anniversary;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.member.text.DateForm;
import io.yujian.member.text.TextForm;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Today is so many days from a date of the customer. Found by an index of days, not by looking at everybody. */
@Component
class Anniversary implements ConditionType<Anniversary.Config> {
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    /**
     * @param days today is so many days behind the date; negative: before it
     * @param yearly month and day alone count, from the year after
     * @param day that is taken for today, {@code yyyy-MM-dd}; null: today
     */
    record Config(
            @NotBlank @Size(max = 64) @Field(zh = "日期属性", en = "Date")
            String key,

            @Min(-365)
            @Max(365)
            @Field(
                    zh = "今天是它之后几天",
                    en = "Days since",
                    helpZh = "0：当天；负数：还有几天",
                    helpEn = "0: that day; negative: days before",
                    widget = "number")
            int days,

            @Field(zh = "每年（生日、纪念日）", en = "Each year (birthdays)")
            boolean yearly,

            @Nullable
            @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}")
            @Field(zh = "固定日期", en = "Fixed day", helpZh = "留空：今天", helpEn = "Empty: today")
            String day) {}

    @Override
    public String typeId() {
        return "anniversary";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Present",
                "生日或纪念日",
                "Birthday or date",
                "今天是客户某个日期的当天或前后几天；2 月 29 日在平年算 28 日。",
                "Today is a date of the customer or some days from it; 29 February is the 28th in other years.",
                "今天是「{key}」之后 {days} 天",
                "today is {days} days after {key}");
    }

    @Override
    public Config example() {
        return new Config("生日", 0, true, null);
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        String value = facts.customer().attributes().get(TextForm.clean(config.key()));
        LocalDate date = date(config, facts.now());
        return value != null
                && DateForm.read(value)
                        .filter(form -> config.yearly() ? form.comesAgainOn(date) : form.is(date))
                        .isPresent();
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        LocalDate date = date(config, now);
        List<Object> arguments = new ArrayList<>();
        arguments.add(TextForm.clean(config.key()));
        arguments.add(DateForm.code(MonthDay.from(date)));
        boolean leaped =
                config.yearly() && !date.isLeapYear() && MonthDay.from(date).equals(MonthDay.of(2, 28));
        if (leaped) {
            arguments.add(DateForm.code(LEAP_DAY));
        }
        arguments.add(date.getYear());
        return new SqlCondition(
                "SELECT customer_id FROM mb_attribute WHERE attr_key = ? AND month_day IN (" + (leaped ? "?,?" : "?")
                        + ")" + (config.yearly() ? " AND (year_no IS NULL OR year_no < ?)" : " AND year_no = ?"),
                arguments,
                true);
    }

    private static LocalDate date(Config config, ConditionInstant now) {
        LocalDate today =
                config.day() == null ? now.now().atZone(now.zone()).toLocalDate() : LocalDate.parse(config.day());
        return today.minusDays(config.days());
    }
}
