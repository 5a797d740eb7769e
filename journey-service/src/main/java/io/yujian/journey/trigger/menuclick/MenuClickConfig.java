package io.yujian.journey.trigger.menuclick;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param keys null or empty: any entry of type click */
record MenuClickConfig(
        @Field(zh = "菜单 KEY", en = "Menu keys", helpZh = "留空：任何菜单", helpEn = "Empty: any entry", widget = "tags")
        @Size(max = 100)
        @Nullable
        List<@NotBlank @Size(max = 128) String> keys) {}
