package io.yujian.gateway.channel.mpcustomerservice;

import io.yujian.gateway.Question;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer-service message; which fields count depends on the kind. */
public record CustomerServiceContent(
        @Field(zh = "类型", en = "Kind", widget = "select")
        @NotBlank
        @Pattern(regexp = "text|image|voice|video|news|miniprogram|menu")
        String kind,

        @Field(zh = "文字", en = "Text", widget = "textarea", showWhen = "kind=text") @Nullable
        String text,

        @Field(zh = "素材 ID", en = "Media id", showWhen = "kind=image|voice|video") @Nullable
        String mediaId,

        @Field(zh = "封面素材 ID", en = "Cover media id", showWhen = "kind=video|miniprogram") @Nullable
        String thumbMediaId,

        @Field(zh = "标题", en = "Title", showWhen = "kind=video|news|miniprogram") @Nullable
        String title,

        @Field(zh = "描述", en = "Description", showWhen = "kind=video|news") @Nullable
        String description,

        @Field(zh = "链接", en = "Link", showWhen = "kind=news") @Nullable
        String url,

        @Field(zh = "图片地址", en = "Picture address", showWhen = "kind=news") @Nullable
        String picUrl,

        @Field(zh = "小程序 AppID", en = "Mini-program AppID", showWhen = "kind=miniprogram") @Nullable
        String appId,

        @Field(zh = "小程序页面", en = "Mini-program page", showWhen = "kind=miniprogram") @Nullable
        String pagePath,

        @Field(zh = "开头文字", en = "Head", showWhen = "kind=menu") @Nullable
        String head,

        @Field(zh = "选项", en = "Choices", showWhen = "kind=menu") @Nullable @Size(max = 10)
        List<@Valid Item> items,

        @Field(zh = "结尾文字", en = "Tail", showWhen = "kind=menu") @Nullable
        String tail,

        @Field(
                zh = "保留原链接",
                en = "Leave links as they are",
                helpZh = "默认把链接换成短链接，并记录谁点开了",
                helpEn = "Links become short ones that tell who opened them, unless this is on",
                widget = "switch",
                showWhen = "kind=text|news")
        @Nullable
        Boolean keepLinks) {
    /** A choice that the person taps; the id comes back with the message. */
    public record Item(
            @Field(zh = "编号", en = "Id") @NotBlank @Size(max = 32)
            String id,

            @Field(zh = "文字", en = "Text") @NotBlank @Size(max = 60)
            String content) {}

    static CustomerServiceContent text(String text) {
        return new CustomerServiceContent(
                "text", text, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static CustomerServiceContent menu(String head, List<Question.Choice> choices, @Nullable String tail) {
        List<Item> items = choices.stream()
                .map(choice -> new Item(choice.id(), choice.text()))
                .toList();
        return new CustomerServiceContent(
                "menu", null, null, null, null, null, null, null, null, null, head, items, tail, null);
    }
}
