package io.yujian.journey.trigger.subscribed;

import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param accounts null or empty: any */
record SubscribedConfig(
        @Field(zh = "模板 ID", en = "Template ids", helpZh = "留空：任何模板", helpEn = "Empty: any template", widget = "tags")
        @Size(max = 50)
        @Nullable
        List<@NotBlank @Size(max = 64) String> templateIds,

        @Field(
                zh = "公众号",
                en = "Accounts",
                helpZh = "留空：所有公众号",
                helpEn = "Empty: any account",
                widget = "account-picker")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Pattern(regexp = ChosenAccounts.PATTERN) String> accounts) {}
