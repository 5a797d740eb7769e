package io.yujian.journey.node.randomsplit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Ways;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How people are split, and when that ends.
 *
 * @param ways in the order of the exits a, b, …; shares are weights and need not make a hundred
 * @param pickWinner whoever is new takes the better way once there is enough to tell; null: no
 * @param leastPeople on each way, before it is decided; null: however many
 * @param leastTime ISO-8601, since the publication of these shares; null: at once. With leastPeople both must hold
 * @param unclear null: people go on being split
 */
public record RandomSplitConfig(
        @Field(
                zh = "分流",
                en = "Ways",
                helpZh = "第一项走 A 路，第二项走 B 路，以此类推；占比是权重，不必凑成 100",
                helpEn = "The first item leaves by way A, the second by B, and so on; shares are weights")
        @NotNull
        @Size(min = 2, max = Ways.MOST)
        List<@Valid @NotNull Share> ways,

        @Field(
                zh = "自动选出胜出的路",
                en = "Pick the winner",
                helpZh = "达到下面的条件时，按目标达成率判定一次；之后新来的人都走胜出的路，已经分过的人不变",
                helpEn =
                        "Once what is below is reached, the goal rates are compared, once; whoever is new then takes the winner, whoever was split stays",
                widget = "switch")
        @Nullable
        Boolean pickWinner,

        @Field(zh = "每条路至少多少人", en = "People on each way", widget = "number", showWhen = "pickWinner=true")
        @Min(1)
        @Max(1_000_000)
        @Nullable
        Integer leastPeople,

        @Field(
                zh = "发布后至少多久",
                en = "Time since publication",
                helpZh = "给最后来的人留出达成目标的时间；和人数都填了就要都满足",
                helpEn = "Leaves those who came last the time to reach the goal; with people both must hold",
                widget = "duration",
                showWhen = "pickWinner=true")
        @Pattern(regexp = Durations.PATTERN)
        @Nullable
        String leastTime,

        @Field(
                zh = "分不出胜负时",
                en = "When none is clearly better",
                helpZh = "差距可能只是偶然（95% 区间）时怎么办；不选则继续分流",
                helpEn =
                        "When the difference may be chance (95 % intervals); without a choice people go on being split",
                widget = "select",
                showWhen = "pickWinner=true")
        @Nullable
        Unclear unclear) {

    /** One way. */
    public record Share(
            @Field(zh = "占比", en = "Share", widget = "number") @Min(0) @Max(1000)
            int share,

            @Field(zh = "名称", en = "Name") @Size(max = 20) @Nullable
            String name) {}

    @JsonIgnore
    @AssertTrue(message = "要自动选出胜出的路，请填写每条路至少多少人，或发布后至少多久")
    boolean isDecidable() {
        return !picks() || leastPeople != null || leastTime != null;
    }

    int total() {
        return ways.stream().mapToInt(Share::share).sum();
    }

    /** True when the split is to end by itself. */
    public boolean picks() {
        return Boolean.TRUE.equals(pickWinner);
    }

    /** Tells tests apart: a test belongs to the shares, not to names or to what is drawn behind them. */
    public String test() {
        return ways.stream().map(way -> Integer.toString(way.share())).collect(Collectors.joining(":"));
    }
}
