package io.yujian.platform.node;

import io.yujian.platform.id.NodeIds;
import io.yujian.platform.time.DatabaseClock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Measures the database's clock and prolongs the node's lease every ten seconds; gives the number back at the end. */
@Component
class NodeHeartbeat implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);
    private static final int SECONDS = 10;

    private final NodeLease lease;
    private final NodeIds ids;
    private final DatabaseClock clock;
    /** Only the heartbeat's thread looks at it. */
    private boolean trusted = true;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread t = new Thread(work, "yujian-heartbeat");
        t.setDaemon(true);
        return t;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // beat() never throws
    NodeHeartbeat(NodeLease lease, NodeIds ids, DatabaseClock clock) {
        this.lease = lease;
        this.ids = ids;
        this.clock = clock;
        thread.scheduleWithFixedDelay(this::beat, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            clock.measure();
            lease.renew();
            tell();
        } catch (RuntimeException e) {
            LOG.warn(
                    "heartbeat failed, next one in {} s; nothing to do while the database is away: {}",
                    SECONDS,
                    e.toString());
        }
    }

    private void tell() {
        boolean now = clock.isTrusted();
        if (now != trusted) {
            trusted = now;
            if (now) {
                LOG.info("clock agrees with the database again, ready: offsetMs={}", clock.offsetMs());
            } else {
                LOG.error(
                        "clock is too far from the database's, not ready until both agree; look at time"
                                + " synchronisation: offsetMs={}",
                        clock.offsetMs());
            }
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
        try {
            lease.release(ids::lastMs);
        } catch (RuntimeException e) {
            LOG.info("node number {} could not be given back; its lease ends by itself", lease.number());
        }
    }
}
