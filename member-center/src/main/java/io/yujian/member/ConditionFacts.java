package io.yujian.member;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a condition may look at.
 *
 * @param trigger data of the event that started the run; null outside a journey
 * @param more what other modules know about the customers of the batch
 */
public record ConditionFacts(
        CustomerSnapshot customer,
        ConditionInstant now,
        @Nullable ObjectNode trigger,
        BatchFacts more) {
    /** About one customer alone. */
    public ConditionFacts(CustomerSnapshot customer, ConditionInstant now, @Nullable ObjectNode trigger) {
        this(customer, now, trigger, new BatchFacts(List.of(customer.id())));
    }
}
