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

        @Field(zh = "内容", en = "Keywords") @NotEmpty Map<@NotBlank String, String> data,

        @Field(
                zh = "保留原链接",
                en = "Leave the link as it is",
                helpZh = "默认换成短链接，并记录谁点开了",
                helpEn = "It becomes a short one that tells who opened it, unless this is on",
                widget = "switch")
        @Nullable
        Boolean keepLinks) {}
