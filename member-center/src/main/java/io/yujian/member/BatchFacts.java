package io.yujian.member;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts about all customers of a batch: read when a condition first asks, for everybody at once, so that what nobody asks
 * costs nothing and the number of statements does not grow with the batch. Confined to one thread.
 */
public final class BatchFacts {
    private final List<Long> customers;
    private final Map<FactSource<?>, Map<Long, ?>> read = new HashMap<>();

    /** @param customers whom conditions may ask about */
    public BatchFacts(Collection<Long> customers) {
        this.customers = customers.stream().distinct().sorted().toList();
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
