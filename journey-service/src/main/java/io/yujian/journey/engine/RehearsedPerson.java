package io.yujian.journey.engine;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.event.IdentityRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The one person of a rehearsal. Confined to its thread. */
final class RehearsedPerson implements Customers {
    private CustomerSnapshot snapshot;

    RehearsedPerson(CustomerSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    CustomerSnapshot snapshot() {
        return snapshot;
    }

    void change(UnaryOperator<CustomerSnapshot> change) {
        snapshot = change.apply(snapshot);
    }

    @Override
    public Map<Long, CustomerSnapshot> lock(Collection<Long> customerIds, boolean skipLocked) {
        return Map.of(snapshot.id(), snapshot);
    }

    @Override
    public Optional<CustomerSnapshot> find(long customerId) {
        return Optional.of(snapshot);
    }

    @Override
    public Optional<Long> findByIdentity(IdentityRef identity) {
        return Optional.empty();
    }

    @Override
    public Map<Long, String> names(Collection<Long> customerIds) {
        return Map.of(snapshot.id(), snapshot.name());
    }

    @Override
    public Map<Long, List<Address>> addresses(Collection<Long> customerIds) {
        return Map.of();
    }
}
