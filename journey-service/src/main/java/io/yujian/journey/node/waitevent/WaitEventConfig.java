package io.yujian.journey.node.waitevent;

import io.yujian.journey.node.Durations;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param match fields of the event's data that must equal these texts; variables are filled in when the wait begins
 * @param timeout ISO-8601, days and below
 */
record WaitEventConfig(
        @Field(zh = "等待的事件", en = "Event", widget = "event-type-picker")
        @NotNull
        @Pattern(regexp = "[a-z]+\\.[a-z0-9_-]{1,64}")
        String eventType,

        @Field(
                zh = "且字段等于",
                en = "With fields",
                helpZh = "例如 couponId = {{coupon.id}}，只等这张券",
                helpEn = "For example couponId = {{coupon.id}}: this very coupon")
        @Nullable
        Map<String, String> match,

        @Field(zh = "最多等待", en = "At most", widget = "duration") @NotNull @Pattern(regexp = Durations.PATTERN)
        String timeout) {
    Map<String, String> wanted() {
        return match == null ? Map.of() : match;
    }
}
