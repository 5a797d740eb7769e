package io.yujian.member;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a condition may look at.
 *
 * @param trigger data of the event that started the run; null outside a journey
 * @param remembered what nodes of the run remembered, by name
 */
public record ConditionFacts(
        CustomerSnapshot customer,
        ConditionInstant now,
        @Nullable ObjectNode trigger,
        Function<String, @Nullable ObjectNode> remembered) {
    public ConditionFacts(CustomerSnapshot customer, ConditionInstant now, @Nullable ObjectNode trigger) {
        this(customer, now, trigger, name -> null);
    }
}
