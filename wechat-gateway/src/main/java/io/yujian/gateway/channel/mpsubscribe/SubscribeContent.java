package io.yujian.gateway.channel.mpsubscribe;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription notification.
 *
 * @param page link that a tap opens; null: nothing opens
 * @param data value per keyword of the template
 */
public record SubscribeContent(
        @Field(zh = "订阅模板", en = "Template", widget = "template-picker") @NotBlank @Size(max = 64)
        String templateId,

        @Field(zh = "跳转链接", en = "Link") @Nullable String page,

        @Field(zh = "内容", en = "Keywords") @NotEmpty Map<@NotBlank String, String> data) {}
