package io.yujian.journey.node.setattribute;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** @param attributes values by key; a value may hold variables, an empty one takes the attribute away */
record SetAttributeConfig(
        @Field(
                zh = "属性",
                en = "Attributes",
                helpZh = "值里可以用变量和表达式，例如 {{trigger.city}}、{{ double(trigger.amount) * 0.9 }}；留空则删除该属性",
                helpEn = "Values may hold variables such as {{trigger.city}}; empty: the attribute is taken away")
        @NotEmpty
        @Size(max = 20)
        Map<String, String> attributes) {}
