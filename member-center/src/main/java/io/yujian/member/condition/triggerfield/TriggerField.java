package io.yujian.member.condition.triggerfield;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.member.condition.Comparison;
import io.yujian.member.condition.DataField;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a field of the event that started the run; nobody outside a run has one. */
@Component
class TriggerField implements ConditionType<TriggerField.Config> {
    /** @param field name, or names joined by dots; {@code items[].sku}: of any item of the list */
    record Config(
            @NotBlank
            @Size(max = 100)
            @Field(
                    zh = "触发事件的字段",
                    en = "Field of the trigger",
                    helpZh = "列表写成 items[].sku：任意一项符合就成立",
                    helpEn = "Lists: items[].sku holds when it does for any item")
            String field,

            @NotNull @Field(zh = "比较", en = "Comparison", widget = "select")
            Comparison op,

            @Nullable @Size(max = 200) @Field(zh = "值", en = "Value")
            String value) {
        @JsonIgnore
        @AssertTrue(message = "请填写要比较的值；大于和小于只能比较数字")
        boolean isValueFitting() {
            return op == null || op.fits(value);
        }
    }

    @Override
    public String typeId() {
        return "trigger-field";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "trigger",
                "Lightning",
                "触发事件的字段",
                "Trigger field",
                "比较让客户进入旅程的那个事件的字段；没有这个字段时不成立，列表里任意一项符合就成立。",
                "Compares a field of the event that started the journey; false when there is none, true when it holds for any item of a list.",
                "触发字段 {field} {op} {value}",
                "{field} {op} {value}");
    }

    @Override
    public Config example() {
        return new Config("amount", Comparison.GT, "100");
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        return DataField.texts(facts.trigger(), config.field()).stream()
                .anyMatch(text -> config.op().test(text, config.value()));
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        return new SqlCondition("SELECT id AS customer_id FROM mb_customer WHERE 1 = 0", List.of());
    }
}
