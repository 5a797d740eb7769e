package io.yujian.journey.trigger.follow;

import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.journey.trigger.SceneRule;
import io.yujian.journey.trigger.SceneRule.SceneMatch;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which codes are meant; see {@link SceneRule}. */
record FollowConfig(
        @Field(zh = "场景值", en = "Scenes", widget = "tags") @Size(max = 200) @Nullable
        List<@NotBlank @Size(max = 64) String> scenes,

        @Field(zh = "匹配方式", en = "Match", widget = "select") @Nullable
        SceneMatch sceneMatch,

        @Field(
                zh = "公众号",
                en = "Accounts",
                helpZh = "留空：所有公众号",
                helpEn = "Empty: any account",
                widget = "account-picker")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Pattern(regexp = ChosenAccounts.PATTERN) String> accounts) {
    SceneRule rule() {
        return new SceneRule(scenes, sceneMatch);
    }
}
