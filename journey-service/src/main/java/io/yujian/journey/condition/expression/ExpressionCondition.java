package io.yujian.journey.condition.expression;

import io.yujian.journey.expression.BadExpressionException;
import io.yujian.journey.expression.Expression;
import io.yujian.journey.expression.Scope;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.stereotype.Component;

/** Holds when an expression over the run is true; nobody outside a run has what it looks at. */
@Component
class ExpressionCondition implements ConditionType<ExpressionCondition.Config> {
    /** @param text CEL */
    record Config(
            @NotBlank
            @Size(max = Expression.LONGEST)
            @Compiles
            @Field(
                    zh = "表达式",
                    en = "Expression",
                    helpZh = "例如 trigger.amount > 100 && 'vip' in customer.tags；缺少的字段算不成立",
                    helpEn = "Such as trigger.amount > 100 && 'vip' in customer.tags; what is missing is false",
                    widget = "textarea")
            String text) {}

    @Override
    public String typeId() {
        return "expression";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "trigger",
                "Cpu",
                "表达式",
                "Expression",
                "用表达式比较触发事件、客户、之前的回答；只在旅程里成立。",
                "Compares the trigger, the customer and earlier answers; only inside a journey.",
                "表达式 {text}",
                "Expression {text}");
    }

    @Override
    public Config example() {
        return new Config("double(trigger.amount) * 0.9 > 100.0");
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        try {
            return Expression.of(config.text()).holds(Scope.of(facts));
        } catch (BadExpressionException e) {
            return false; // checked before publishing
        }
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        return new SqlCondition("SELECT 0 AS customer_id FROM DUAL WHERE 1 = 0", List.of());
    }
}
