package io.yujian.member;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts about all customers of a batch: read when a condition first asks, for everybody at once, so that what nobody asks
 * costs nothing and the number of statements does not grow with the batch. Confined to one thread.
 */
public final class BatchFacts {
    private final List<Long> customers;
    private final Map<FactSource<?>, Map<Long, ?>> read = new HashMap<>();
    private final List<Rehearsed> rehearsed;

    /** @param customers whom conditions may ask about */
    public BatchFacts(Collection<Long> customers) {
        this(customers, List.of());
    }

    /** @param rehearsed what a rehearsal lets happen to the customers, beside what is stored */
    public BatchFacts(Collection<Long> customers, List<Rehearsed> rehearsed) {
        this.customers = customers.stream().distinct().sorted().toList();
        this.rehearsed = List.copyOf(rehearsed);
    }

    /** An event that is stored nowhere. */
    public record Rehearsed(long customerId, String type, Instant at, ObjectNode data) {}

    /** Events of the kind that a rehearsal let happen to the customer; none outside a rehearsal. */
    public List<Rehearsed> rehearsed(long customerId, String type) {
        return rehearsed.stream()
                .filter(each -> each.customerId() == customerId && each.type().equals(type))
                .toList();
    }

    /** By customer; those of whom the source knows nothing are absent. */
    @SuppressWarnings("unchecked") // written below with the very source that it is read by
    public <F> Map<Long, F> of(FactSource<F> source) {
        Map<Long, F> known = (Map<Long, F>) read.get(source);
        if (known == null) {
            known = Map.copyOf(source.load(customers));
            read.put(source, known);
        }
        return known;
    }
}
