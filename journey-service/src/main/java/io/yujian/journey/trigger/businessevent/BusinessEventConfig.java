package io.yujian.journey.trigger.businessevent;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** @param filter condition tree over the event's data and the customer; null or empty: every such event */
record BusinessEventConfig(
        @Field(zh = "事件", en = "Event", widget = "event-type-picker") @NotNull @Size(max = 80)
        String event,

        @Field(
                zh = "只要符合条件的",
                en = "Only when",
                helpZh = "可用字段：product、sku、name、order、amount、currency；一单多件写成 items[].sku，任意一件符合就成立",
                helpEn =
                        "Fields: product, sku, name, order, amount, currency; several goods: items[].sku holds for any of them",
                widget = "condition-builder")
        @Nullable
        ObjectNode filter) {}
