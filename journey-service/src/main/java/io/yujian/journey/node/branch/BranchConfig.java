package io.yujian.journey.node.branch;

import io.yujian.journey.node.Ways;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** @param cases in the order of the exits a, b, …; the first that holds counts */
record BranchConfig(
        @Field(
                zh = "分支",
                en = "Cases",
                helpZh = "从上到下，第一个成立的条件决定走哪条路；第一项走 A 路，第二项走 B 路；都不成立走「其他」",
                helpEn = "The first condition that holds decides: item one is way A, item two way B; none: else")
        @NotNull
        @Size(min = 1, max = Ways.MOST)
        List<@Valid @NotNull Case> cases) {

    /** One way. */
    record Case(
            @Field(zh = "名称", en = "Name") @Size(max = 20) @Nullable
            String name,

            @Field(zh = "条件", en = "Condition", widget = "condition-builder") @NotNull
            ObjectNode condition) {}
}
