package io.yujian.member;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a condition may look at.
 *
 * @param trigger data of the event that started the run; null outside a journey
 * @param remembered what nodes of the run remembered, by name
 * @param more what other modules know about the customers of the batch
 * @param enteredAt when the run that asks was entered; null outside a run
 */
public record ConditionFacts(
        CustomerSnapshot customer,
        ConditionInstant now,
        @Nullable ObjectNode trigger,
        Function<String, @Nullable ObjectNode> remembered,
        BatchFacts more,
        @Nullable Instant enteredAt) {
    /** About one customer alone. */
    public ConditionFacts(CustomerSnapshot customer, ConditionInstant now, @Nullable ObjectNode trigger) {
        this(customer, now, trigger, name -> null);
    }

    /** About one customer in the middle of a journey. */
    public ConditionFacts(
            CustomerSnapshot customer,
            ConditionInstant now,
            @Nullable ObjectNode trigger,
            Function<String, @Nullable ObjectNode> remembered) {
        this(customer, now, trigger, remembered, new BatchFacts(List.of(customer.id())), null);
    }

    /** About one of the customers of a batch. */
    public ConditionFacts(
            CustomerSnapshot customer, ConditionInstant now, @Nullable ObjectNode trigger, BatchFacts more) {
        this(customer, now, trigger, name -> null, more, null);
    }

    /** About one of the customers of a batch, for a run that was entered then. */
    public ConditionFacts(
            CustomerSnapshot customer,
            ConditionInstant now,
            @Nullable ObjectNode trigger,
            BatchFacts more,
            Instant enteredAt) {
        this(customer, now, trigger, name -> null, more, enteredAt);
    }
}
