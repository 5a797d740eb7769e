package io.yujian.member;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a condition may look at.
 *
 * @param trigger data of the event that started the run; null outside a journey
 */
public record ConditionFacts(
        CustomerSnapshot customer,
        ConditionInstant now,
        @Nullable ObjectNode trigger) {}
