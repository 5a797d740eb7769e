package io.yujian.journey.engine;

import java.util.Collection;
import java.util.List;

/** Where entries wait. Changed only while their customers are locked; each method is one statement at most. */
public interface WaitingEntries {
    /** Each takes the place of one of the same customer, journey and key. */
    void put(List<WaitingEntry> entries);

    List<WaitingEntry> ofCustomers(Collection<Long> customerIds);

    /** Those that are still there. */
    List<WaitingEntry> byIds(Collection<Long> ids);

    void remove(Collection<Long> ids);

    /** Gives what waits of one customer to another, both locked; where both wait for the same, the other's stays. */
    List<Long> rekey(long fromCustomerId, long toCustomerId);
}
