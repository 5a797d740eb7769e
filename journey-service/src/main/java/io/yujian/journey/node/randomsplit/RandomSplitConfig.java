package io.yujian.journey.node.randomsplit;

import io.yujian.journey.node.Ways;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param ways in the order of the exits a, b, …; shares are weights and need not make a hundred */
record RandomSplitConfig(
        @Field(
                zh = "分流",
                en = "Ways",
                helpZh = "第一项走 A 路，第二项走 B 路，以此类推；占比是权重，不必凑成 100",
                helpEn = "The first item leaves by way A, the second by B, and so on; shares are weights")
        @NotNull
        @Size(min = 2, max = Ways.MOST)
        List<@Valid @NotNull Share> ways) {

    /** One way. */
    record Share(
            @Field(zh = "占比", en = "Share", widget = "number") @Min(0) @Max(1000)
            int share,

            @Field(zh = "名称", en = "Name") @Size(max = 20) @Nullable
            String name) {}

    int total() {
        return ways.stream().mapToInt(Share::share).sum();
    }
}
