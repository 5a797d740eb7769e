package io.yujian.journey.node.waitfirst;

import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Ways;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param events in the order of the exits a, b, …
 * @param timeout ISO-8601, days and below
 */
record WaitFirstConfig(
        @Field(
                zh = "等待的事件",
                en = "Events",
                helpZh = "先发生的那个决定走哪条路：第一项走 A 路，第二项走 B 路",
                helpEn = "Whichever comes first decides: item one is way A, item two way B")
        @NotNull
        @Size(min = 2, max = Ways.MOST)
        List<@Valid @NotNull Expected> events,

        @Field(zh = "最多等待", en = "At most", widget = "duration") @NotNull @Pattern(regexp = Durations.PATTERN)
        String timeout) {

    /** @param match fields of the event's data that must equal these texts */
    record Expected(
            @Field(zh = "事件", en = "Event", widget = "event-type-picker")
            @NotNull
            @Pattern(regexp = "[a-z]+\\.[a-z0-9_-]{1,64}")
            String eventType,

            @Field(zh = "名称", en = "Name") @Size(max = 20) @Nullable
            String name,

            @Field(zh = "且字段等于", en = "With fields") @Nullable
            Map<String, String> match) {
        Map<String, String> wanted() {
            return match == null ? Map.of() : match;
        }
    }
}
