package io.yujian.journey.trigger.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param keywords null or empty: any message */
record MessageConfig(
        @Field(zh = "关键词", en = "Keywords", helpZh = "留空：任何消息", helpEn = "Empty: any message", widget = "tags")
        @Size(max = 100)
        @Nullable
        List<@NotBlank @Size(max = 100) String> keywords,

        @Field(zh = "匹配方式", en = "Match", widget = "select") @Nullable
        KeywordMatch match,

        @Field(
                zh = "公众号",
                en = "Accounts",
                helpZh = "留空：所有公众号",
                helpEn = "Empty: any account",
                widget = "account-picker")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Pattern(regexp = ChosenAccounts.PATTERN) String> accounts) {
    /** How the text is compared; case does not matter. */
    enum KeywordMatch {
        @JsonProperty("equals")
        EQUALS,
        @JsonProperty("contains")
        CONTAINS,
        @JsonProperty("regex")
        REGEX
    }

    List<String> wanted() {
        return keywords == null ? List.of() : keywords;
    }

    KeywordMatch how() {
        return match == null ? KeywordMatch.CONTAINS : match;
    }
}
