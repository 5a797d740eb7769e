package io.yujian.member.guard;

import io.yujian.gateway.SendGuard;
import io.yujian.member.customer.CustomerMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Holds back whatever would go to a person whom the brand has blocked; one statement for a batch. */
@Component
@Order(0)
class BlockedCustomers implements SendGuard {
    static final String REASON = "blocked";

    private final CustomerMapper customers;

    BlockedCustomers(CustomerMapper customers) {
        this.customers = customers;
    }

    @Override
    public List<Verdict> check(List<Pending> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        Set<Long> blocked = new HashSet<>(
                customers.blocked(batch.stream().map(Pending::customerId).collect(Collectors.toSet())));
        return batch.stream()
                .map(pending -> blocked.contains(pending.customerId()) ? Verdict.no(REASON) : Verdict.ALLOWED)
                .toList();
    }
}
