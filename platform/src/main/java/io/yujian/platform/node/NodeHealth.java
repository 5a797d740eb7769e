package io.yujian.platform.node;

import io.yujian.platform.time.DatabaseClock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while the clock is more than two seconds off or the node's number is lost: its ids and leases would lie. */
@Component("node")
class NodeHealth implements HealthIndicator {
    private final NodeLease lease;
    private final DatabaseClock clock;

    NodeHealth(NodeLease lease, DatabaseClock clock) {
        this.lease = lease;
        this.clock = clock;
    }

    @Override
    public Health health() {
        boolean good = clock.isTrusted() && lease.held().isValid();
        return (good ? Health.up() : Health.outOfService())
                .withDetail("number", lease.number())
                .withDetail("clockOffsetMs", clock.offsetMs())
                .build();
    }
}
