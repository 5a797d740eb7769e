package io.yujian.member.condition.phonebound;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has a verified phone. */
@Component
class PhoneBound implements ConditionType<PhoneBound.Config> {
    record Config() {}

    @Override
    public String typeId() {
        return "phone-bound";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Iphone",
                "已绑定手机",
                "Phone bound",
                "客户绑定了验证过的手机号。",
                "The customer has a verified phone.",
                "已绑定手机",
                "has a phone");
    }

    @Override
    public Config example() {
        return new Config();
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        return facts.customer().hasPhone();
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        return new SqlCondition(
                "SELECT id AS customer_id FROM mb_customer WHERE verified_phones > 0 AND merged_into IS NULL",
                List.of());
    }
}
