package io.yujian.journey.engine;

import java.util.Collection;
import java.util.List;

/**
 * Where events are kept that may let somebody in later. Changed only while their customers are locked; each method is a
 * constant number of statements.
 */
public interface LateEntries {
    /** Each takes the place of an older one of the same customer, journey and key. */
    void put(List<LateEntry> entries);

    /** Oldest event first. */
    List<LateEntry> ofCustomers(Collection<Long> customerIds);

    void remove(List<LateEntry> entries);

    /**
     * Gives what is kept of one customer to another, both locked; where both have some for the same journey and key the
     * newer stays.
     *
     * @return keys of the rows that were the first one's, as text
     */
    List<String> rekey(long fromCustomerId, long toCustomerId);
}
