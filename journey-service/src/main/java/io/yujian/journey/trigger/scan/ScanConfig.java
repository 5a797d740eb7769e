package io.yujian.journey.trigger.scan;

import io.yujian.journey.trigger.SceneRule;
import io.yujian.journey.trigger.SceneRule.SceneMatch;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which codes are meant; see {@link SceneRule}. */
record ScanConfig(
        @Field(zh = "场景值", en = "Scenes", widget = "tags") @Size(max = 200) @Nullable
        List<@NotBlank @Size(max = 64) String> scenes,

        @Field(zh = "匹配方式", en = "Match", widget = "select") @Nullable
        SceneMatch sceneMatch) {
    SceneRule rule() {
        return new SceneRule(scenes, sceneMatch);
    }
}
