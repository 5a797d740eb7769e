package io.yujian.journey.node.askquestion;

import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Ways;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param options in the order of the exits a, b, …; none: any answer will do
 * @param free an answer that is no option counts as one
 * @param timeout ISO-8601, days and below
 * @param repeats how often it is asked again after an answer that was not understood
 * @param variable under which later nodes find the answer
 * @param attribute of the customer that takes the answer; null: none
 */
record AskQuestionConfig(
        @Field(
                zh = "提问方式",
                en = "How to ask",
                helpZh = "菜单：选项可以点；文字：客户打字回答，按关键词识别",
                helpEn = "menu: choices to tap; text: the person writes and keywords decide",
                widget = "select")
        @NotNull
        @Pattern(regexp = "menu|text")
        String kind,

        @Field(zh = "问题", en = "Question", widget = "message-text") @NotBlank @Size(max = 600)
        String question,

        @Field(
                zh = "选项",
                en = "Options",
                helpZh = "第一项走 A 路，第二项走 B 路；选项里不能有营销内容",
                helpEn = "Option one is way A, option two way B; they must not advertise")
        @NotNull
        @Size(max = Ways.MOST)
        List<@Valid @NotNull Option> options,

        @Field(zh = "结尾文字", en = "Tail", widget = "message-text", showWhen = "kind=menu") @Nullable @Size(max = 200)
        String tail,

        @Field(
                zh = "接受其他回答",
                en = "Take any other answer",
                helpZh = "打开后，不是选项的文字也算回答，走「其他」",
                helpEn = "What is no option counts as an answer too and leaves by \"other\"",
                widget = "switch")
        boolean free,

        @Field(zh = "最多等待", en = "At most", widget = "duration") @NotNull @Pattern(regexp = Durations.PATTERN)
        String timeout,

        @Field(
                zh = "没看懂时再问几次",
                en = "Ask again",
                helpZh = "客服消息的条数有限：点菜单后 1 分钟内最多 3 条",
                helpEn = "Mind the window: three messages in the minute after a tap",
                widget = "number",
                showWhen = "free=false")
        @Min(0)
        @Max(3)
        int repeats,

        @Field(zh = "再问时先说", en = "Words before asking again", showWhen = "free=false") @Nullable @Size(max = 200)
        String again,

        @Field(
                zh = "回答存为变量",
                en = "Keep the answer as",
                helpZh = "之后可用 {{变量.text}}（回答的文字）、{{变量.option}}（选项的文字）、{{变量.way}}（哪条路）",
                helpEn = "Later: {{name.text}}, {{name.option}}, {{name.way}}")
        @NotBlank
        @Pattern(regexp = "[A-Za-z][A-Za-z0-9_]{0,30}")
        String variable,

        @Field(zh = "同时写入客户属性", en = "Also write the attribute") @Nullable @Pattern(regexp = "[\\p{L}\\p{N}_.-]{0,64}")
        String attribute) {

    /** @param keywords other words for it; the answer equals or contains one */
    record Option(
            @Field(zh = "文字", en = "Text") @NotBlank @Size(max = 60)
            String text,

            @Field(zh = "关键词", en = "Keywords", widget = "tags") @Nullable @Size(max = 20)
            List<@NotBlank @Size(max = 30) String> keywords) {
        List<String> words() {
            return keywords == null ? List.of() : keywords;
        }
    }

    boolean asMenu() {
        return kind.equals("menu") && !options.isEmpty();
    }

    /** Also where the answer is free: then there is nothing that could be misunderstood. */
    boolean takesAny() {
        return free || options.isEmpty();
    }
}
