package io.yujian.journey.trigger.notdone;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param filter condition tree over the first event's data and the customer; null or empty: every such event
 * @param same field that both events must carry with the same value; null: any of the second kind counts
 */
record NotDoneConfig(
        @Field(zh = "发生了", en = "After", widget = "event-type-picker") @NotNull @Pattern(regexp = TYPE)
        String event,

        @Field(zh = "只要符合条件的", en = "Only when", widget = "condition-builder") @Nullable
        ObjectNode filter,

        @Field(zh = "却没有发生", en = "Did not follow", widget = "event-type-picker") @NotNull @Pattern(regexp = TYPE)
        String missing,

        @Field(zh = "在多久之内", en = "Within", widget = "duration") @NotNull
        Duration within,

        @Field(
                zh = "同一个（字段）",
                en = "The same (field)",
                helpZh = "例如 order：同一张订单才算；留空：任意一次都算",
                helpEn = "Such as order: only about the same order; empty: any of them counts")
        @Nullable
        @Size(max = 100)
        String same) {
    private static final String TYPE = "[a-z]+\\.[a-z0-9_-]{1,64}";
}
