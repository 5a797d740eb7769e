package io.yujian.platform.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One thread per lane that fires timers, where someone handles them. {@code yujian.timers.enabled=false} stops it. */
@Component
@ConditionalOnRole(Role.JOURNEY_SERVICE)
@ConditionalOnProperty(name = "yujian.timers.enabled", havingValue = "true", matchIfMissing = true)
class TimerWorkers implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<WorkerLoop> loops = new ArrayList<>();

    TimerWorkers(
            ObjectProvider<TimerHandler> handler,
            TimerRows rows,
            TransactionRetry transactions,
            InstantSource clock,
            MeterRegistry meters,
            Wakeups wakeups) {
        handler.ifAvailable(known -> {
            for (byte lane = 0; lane <= 1; lane++) {
                TimerLane work = new TimerLane(lane, rows, known, transactions, clock, meters);
                WorkerLoop loop = new WorkerLoop("timer-" + lane, WorkLane.of(lane), work::step);
                wakeups.listen(StoredTimers.topic(lane), loop::wake);
                loops.add(loop);
            }
        });
    }

    @Override
    public void start() {
        loops.forEach(WorkerLoop::start);
    }

    @Override
    public void stop() {
        loops.forEach(loop -> loop.stop(PATIENCE));
    }

    @Override
    public boolean isRunning() {
        return loops.stream().anyMatch(WorkerLoop::isRunning);
    }

    @Override
    public int getPhase() {
        return 200;
    }
}
