package io.yujian.journey.trigger.customevent;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param name of the event without the {@code custom.} before it
 * @param filter condition tree over the event's data and the customer; null or empty: every such event
 */
record CustomEventConfig(
        @Field(zh = "事件名", en = "Event name", helpZh = "开放接口上报的 custom.事件名", helpEn = "As reported over the API")
        @NotNull
        @Pattern(regexp = "[a-z0-9_-]{1,64}")
        String name,

        @Field(zh = "只要符合条件的", en = "Only when", widget = "condition-builder") @Nullable
        ObjectNode filter) {}
