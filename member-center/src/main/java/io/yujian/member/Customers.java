package io.yujian.member;

import io.yujian.platform.event.IdentityRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customers as other modules see them. Ids of merged customers are followed to their root. */
public interface Customers {
    /**
     * Locks the customers' rows in ascending order, in the caller's transaction, and reads what conditions need; a
     * constant number of statements. The result is by the ids that were asked for; a merged customer's entry is its
     * root's snapshot, and the root is locked too.
     *
     * @param skipLocked leave out those that another transaction holds, instead of waiting
     */
    Map<Long, CustomerSnapshot> lock(Collection<Long> customerIds, boolean skipLocked);

    /** Without a lock; for pages and checks. */
    Optional<CustomerSnapshot> find(long customerId);

    /** {@link #find} for many, with a constant number of statements; unknown customers are absent. */
    default Map<Long, CustomerSnapshot> read(Collection<Long> customerIds) {
        Map<Long, CustomerSnapshot> found = new HashMap<>();
        customerIds.forEach(id -> find(id).ifPresent(customer -> found.put(id, customer)));
        return found;
    }

    Optional<Long> findByIdentity(IdentityRef identity);

    /** Shown names for lists; one statement. */
    Map<Long, String> names(Collection<Long> customerIds);

    /** Where a customer can be written to: openids at Official Accounts, followed ones first, newest first. */
    default List<Address> addresses(long customerId) {
        return addresses(List.of(customerId)).getOrDefault(customerId, List.of());
    }

    /** {@link #addresses(long)} for many, with a constant number of statements; unknown customers are absent. */
    Map<Long, List<Address>> addresses(Collection<Long> customerIds);

    /**
     * @param identityId row of the identity
     * @param accountId channel account
     * @param openid recipient at that account
     * @param following follows now
     */
    record Address(long identityId, long accountId, String openid, boolean following) {}
}
