package io.yujian.member.condition.joinedwithin;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Became a customer not longer ago than this. */
@Component
class JoinedWithin implements ConditionType<JoinedWithin.Config> {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    record Config(
            @NotNull @Field(zh = "多久以内", en = "Within", widget = "duration")
            Duration duration) {}

    @Override
    public String typeId() {
        return "joined-within";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Timer",
                "新近加入",
                "Joined within",
                "客户在这段时间内第一次出现。",
                "The customer was first seen within this time.",
                "{duration} 内加入",
                "joined within {duration}");
    }

    @Override
    public Config example() {
        return new Config(Duration.ofDays(7));
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        return facts.customer().joinedAtMillis()
                >= earliest(config, facts.now()).toEpochMilli();
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        return new SqlCondition(
                "SELECT id AS customer_id FROM mb_customer WHERE created_at >= ? AND merged_into IS NULL",
                List.of(LocalDateTime.ofInstant(earliest(config, now), ZoneOffset.UTC)));
    }

    /** Whole milliseconds, as customers' times are; what is longer than a century means a century. */
    private static Instant earliest(Config config, ConditionInstant now) {
        Duration back = config.duration().compareTo(LONGEST) > 0 ? LONGEST : config.duration();
        return Instant.ofEpochMilli(now.now().toEpochMilli() - back.toMillis());
    }
}
