package io.yujian.platform.duty;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * Starts duties at their planned moments when no XXL-JOB is configured. Every process plans; the lease in the database
 * lets one of them run. A moment that passed while all processes were down is not made up for.
 */
@Component
@ConditionalOnExpression("'${yujian.xxl-job.admin-addresses:}'.isBlank()")
class LeasedDutyScheduler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedDutyScheduler.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Duty> duties;
    private final DutyRunner runner;
    private final DutyLease lease;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<String, Instant> planned = new HashMap<>();
    private final WorkerLoop thread = new WorkerLoop("duties", WorkLane.BULK, nudged -> round());
    private final ExecutorService workers = Executors.newFixedThreadPool(2, work -> {
        Thread t = new Thread(work, "yujian-duty");
        t.setDaemon(true);
        return t;
    });

    LeasedDutyScheduler(
            ObjectProvider<Duty> duties, DutyRunner runner, DutyLease lease, InstantSource clock, ZoneId zone) {
        this.duties = duties.stream().toList();
        this.runner = runner;
        this.lease = lease;
        this.clock = clock;
        this.zone = zone;
    }

    private Duration round() {
        Instant now = clock.instant();
        for (Duty duty : duties) {
            Instant at = planned.get(duty.name());
            if (at == null) {
                lease.register(duty.name());
            } else if (!at.isAfter(now)) {
                workers.execute(() -> runSafely(duty, at));
            } else {
                continue;
            }
            Instant next = next(duty, now);
            if (next != null) {
                planned.put(duty.name(), next);
            }
        }
        return ROUND;
    }

    private void runSafely(Duty duty, Instant at) {
        try {
            runner.run(duty, at);
        } catch (RuntimeException e) {
            LOG.warn("duty {} could not take or give back its lease, it runs when it is next planned", duty.name(), e);
        }
    }

    private @Nullable Instant next(Duty duty, Instant now) {
        ZonedDateTime next = CronExpression.parse(duty.cron()).next(ZonedDateTime.ofInstant(now, zone));
        return next == null ? null : next.toInstant();
    }

    @Override
    public void start() {
        if (!duties.isEmpty()) {
            LOG.info(
                    "duties run here under database leases: {}",
                    duties.stream().map(Duty::name).toList());
            thread.start();
        }
    }

    @Override
    public void stop() {
        thread.stop(PATIENCE);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    @Override
    public int getPhase() {
        return 200;
    }
}
