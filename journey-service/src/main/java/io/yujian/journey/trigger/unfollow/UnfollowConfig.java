package io.yujian.journey.trigger.unfollow;

import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param accounts null or empty: any */
record UnfollowConfig(
        @Field(
                zh = "公众号",
                en = "Accounts",
                helpZh = "留空：所有公众号",
                helpEn = "Empty: any account",
                widget = "account-picker")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Pattern(regexp = ChosenAccounts.PATTERN) String> accounts) {}
