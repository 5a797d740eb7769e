package io.yujian.gateway.channel.mptemplate;

import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template message.
 *
 * @param url opened by a tap; null: nothing opens
 * @param miniprogram opened instead of the link where the client can
 * @param data value per keyword of the template, such as {@code thing1}
 */
public record TemplateContent(
        @Field(zh = "模板", en = "Template", widget = "template-picker") @NotBlank @Size(max = 64)
        String templateId,

        @Field(zh = "跳转链接", en = "Link") @Nullable String url,

        @Field(zh = "跳转小程序", en = "Mini-program") @Nullable @Valid
        MiniProgram miniprogram,

        @Field(zh = "内容", en = "Keywords") @NotEmpty Map<@NotBlank String, String> data,

        @Field(
                zh = "保留原链接",
                en = "Leave the link as it is",
                helpZh = "默认换成短链接，并记录谁点开了",
                helpEn = "It becomes a short one that tells who opened it, unless this is on",
                widget = "switch")
        @Nullable
        Boolean keepLinks) {
    /** A page of a mini-program that is bound to the account. */
    public record MiniProgram(
            @Field(zh = "AppID", en = "AppID") @NotBlank String appId,

            @Field(zh = "页面", en = "Page") @Nullable String pagePath) {}
}
