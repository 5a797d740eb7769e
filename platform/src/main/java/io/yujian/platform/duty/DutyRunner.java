package io.yujian.platform.duty;

import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.platform.database.WorkLane;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs a duty under its lease, on the connections of bulk work. Safe for any thread. */
@Component
class DutyRunner implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DutyRunner.class);
    private static final int PROLONG_SECONDS = 20;

    private final DutyLease lease;
    private final MeterRegistry meters;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService prolonging = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread t = new Thread(work, "yujian-duty-lease");
        t.setDaemon(true);
        return t;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // prolong() never throws
    DutyRunner(DutyLease lease, MeterRegistry meters) {
        this.lease = lease;
        this.meters = meters;
        prolonging.scheduleWithFixedDelay(this::prolong, PROLONG_SECONDS, PROLONG_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * @param planned the moment it was planned for; each is served once over all nodes
     * @return false when another node has it
     */
    boolean run(Duty duty, Instant planned) {
        if (!lease.acquire(duty.name(), planned)) {
            return false;
        }
        running.add(duty.name());
        long start = System.nanoTime();
        String error = null;
        try {
            WorkLane.BULK.run(duty::run);
        } catch (RuntimeException e) {
            error = e.toString();
            LOG.error("duty failed and runs again when it is next planned: duty={}", duty.name(), e);
        } finally {
            running.remove(duty.name());
            lease.release(duty.name(), error);
            long took = System.nanoTime() - start;
            meters.timer("yujian.platform.duty", "duty", duty.name(), "result", error == null ? "done" : "failed")
                    .record(took, TimeUnit.NANOSECONDS);
            LOG.debug("duty {} took {} ms", duty.name(), TimeUnit.NANOSECONDS.toMillis(took));
        }
        return true;
    }

    private void prolong() {
        for (String duty : running) {
            try {
                lease.prolong(duty);
            } catch (RuntimeException e) {
                LOG.warn(
                        "the lease of duty {} could not be prolonged; another node may begin it too: {}",
                        duty,
                        e.toString());
            }
        }
    }

    @Override
    public void destroy() {
        prolonging.shutdownNow();
    }
}
