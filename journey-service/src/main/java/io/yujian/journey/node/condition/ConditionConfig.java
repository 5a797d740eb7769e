package io.yujian.journey.node.condition;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import tools.jackson.databind.node.ObjectNode;

/** @param condition tree of the customers' conditions */
record ConditionConfig(
        @Field(zh = "条件", en = "Condition", widget = "condition-builder") @NotNull
        ObjectNode condition) {}
