package io.yujian.member.condition.attribute;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.member.condition.Comparison;
import io.yujian.member.text.TextForm;
import io.yujian.platform.database.Many;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares one of the customer's own attributes. */
@Component
class HasAttribute implements ConditionType<HasAttribute.Config> {
    record Config(
            @NotBlank @Size(max = 64) @Field(zh = "属性", en = "Attribute")
            String key,

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
        return "attribute";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Postcard",
                "客户属性",
                "Attribute",
                "比较客户的一个属性；没有这个属性时不成立。",
                "Compares an attribute of the customer; false when there is none.",
                "属性「{key}」{op} {value}",
                "{key} {op} {value}");
    }

    @Override
    public Config example() {
        return new Config("城市", Comparison.EQ, "上海");
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        return config.op().test(facts.customer().attributes().get(TextForm.clean(config.key())), config.value());
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        String from = "SELECT customer_id FROM mb_attribute WHERE attr_key = ?";
        List<Object> arguments = new ArrayList<>();
        arguments.add(TextForm.clean(config.key()));
        if (config.op() == Comparison.EXISTS) {
            return new SqlCondition(from, arguments);
        }
        String value = config.value();
        if (value == null || !config.op().fits(value)) {
            return new SqlCondition(from + " AND 1 = 0", arguments);
        }
        if (config.op() == Comparison.IN) {
            List<String> values = Comparison.list(value);
            arguments.addAll(values);
            return new SqlCondition(from + " AND folded IN (" + Many.of("?", ",", values.size()) + ")", arguments);
        }
        arguments.add(config.op().ordered() ? TextForm.number(value).orElseThrow() : TextForm.fold(value));
        return new SqlCondition(
                from
                        + switch (config.op()) {
                            case EQ -> " AND folded = ?";
                            case NE -> " AND folded <> ?";
                            case CONTAINS -> " AND LOCATE(?, folded) > 0";
                            case PREFIX -> " AND LOCATE(?, folded) = 1";
                            case GT -> " AND num > ?";
                            case LT -> " AND num < ?";
                            case GE -> " AND num >= ?";
                            case LE -> " AND num <= ?";
                            case IN, EXISTS -> "";
                        },
                arguments);
    }
}
