package io.yujian.journey.trigger.menuclick;

import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param keys null or empty: any entry of type click */
record MenuClickConfig(
        @Field(zh = "菜单 KEY", en = "Menu keys", helpZh = "留空：任何菜单", helpEn = "Empty: any entry", widget = "tags")
        @Size(max = 100)
        @Nullable
        List<@NotBlank @Size(max = 128) String> keys,

        @Field(
                zh = "公众号",
                en = "Accounts",
                helpZh = "留空：所有公众号",
                helpEn = "Empty: any account",
                widget = "account-picker")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Pattern(regexp = ChosenAccounts.PATTERN) String> accounts) {}
