package io.yujian.member.condition.didevent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.yujian.member.condition.Comparison;
import io.yujian.member.condition.DataField;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Only events whose data say so. @param field name, or names joined by dots; {@code items[].sku}: of any item of the list */
record Where(
        @NotBlank
        @Size(max = 100)
        @Field(
                zh = "事件的字段",
                en = "Field of the event",
                helpZh = "列表写成 items[].sku：任意一项符合就成立",
                helpEn = "Lists: items[].sku holds when it does for any item")
        String field,

        @NotNull @Field(zh = "比较", en = "Comparison", widget = "select")
        Comparison op,

        @Nullable @Size(max = 200) @Field(zh = "值", en = "Value", showWhen = "op!=exists")
        String value) {
    @JsonIgnore
    @AssertTrue(message = "请填写要比较的值；大于和小于只能比较数字")
    boolean isValueFitting() {
        return op == null || op.fits(value);
    }

    boolean holds(ObjectNode data) {
        return DataField.texts(data, field).stream().anyMatch(text -> op.test(text, value));
    }
}
