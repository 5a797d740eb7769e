package io.yujian.journey.trigger.attributechanged;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param value null or blank: whatever it becomes */
record AttributeChangedConfig(
        @Field(zh = "属性", en = "Attribute") @NotBlank @Size(max = 64)
        String key,

        @Field(zh = "变成", en = "Becomes", helpZh = "留空：任何变化", helpEn = "Empty: any change") @Nullable @Size(max = 200)
        String value) {}
