package io.yujian.journey.node.tag;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of tags as operators write them, at most 30 characters each. */
record TagConfig(
        @Field(zh = "打上标签", en = "Put on", widget = "tag-picker") @Size(max = 20) @Nullable
        List<@NotBlank @Size(max = 30) String> add,

        @Field(zh = "去掉标签", en = "Take off", widget = "tag-picker") @Size(max = 20) @Nullable
        List<@NotBlank @Size(max = 30) String> remove) {
    List<String> added() {
        return add == null ? List.of() : add;
    }

    List<String> removed() {
        return remove == null ? List.of() : remove;
    }
}
