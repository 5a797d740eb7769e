package io.yujian.member.condition.following;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows an Official Account now. */
@Component
class Following implements ConditionType<Following.Config> {
    /** @param accountId null: any account */
    record Config(
            @Nullable
            @Pattern(regexp = "[0-9]{1,19}")
            @Field(zh = "公众号", en = "Account", helpZh = "不选则任意一个", helpEn = "Empty: any", widget = "account-picker")
            String accountId) {}

    @Override
    public String typeId() {
        return "following";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Star",
                "正在关注",
                "Following",
                "客户现在关注着公众号。",
                "The customer follows the account now.",
                "正在关注 {accountId}",
                "follows {accountId}");
    }

    @Override
    public Config example() {
        return new Config(null);
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        String account = config.accountId();
        return account == null
                ? !facts.customer().following().isEmpty()
                : facts.customer().following().contains(Long.valueOf(account));
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        String account = config.accountId();
        String any = "SELECT DISTINCT customer_id FROM mb_reach WHERE following = 1";
        return account == null
                ? new SqlCondition(any, List.of())
                : new SqlCondition(any + " AND account_id = ?", List.of(Long.valueOf(account)));
    }
}
