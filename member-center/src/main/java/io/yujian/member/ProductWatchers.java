package io.yujian.member;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Who waits for news about a product. */
public interface ProductWatchers {
    /** Why somebody counts as watching. */
    enum Reason {
        CART,
        MARKED,
        ASKED
    }

    /**
     * In the order in which they came, each customer once; a short read along the product's index.
     *
     * @param since who did it last before is left out
     * @param afterPlace {@link Watcher#place} of the last one; 0: from the beginning
     */
    List<Watcher> after(String product, Set<Reason> reasons, Instant since, long afterPlace, int most);

    /** @param place grows in the order of coming */
    record Watcher(long customerId, long place) {}
}
