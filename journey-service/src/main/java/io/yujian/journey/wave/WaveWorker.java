package io.yujian.journey.wave;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that let sets of people in. {@code yujian.waves.enabled=false} stops it. */
@Component
@ConditionalOnRole(Role.JOURNEY_SERVICE)
@ConditionalOnProperty(name = "yujian.waves.enabled", havingValue = "true", matchIfMissing = true)
class WaveWorker implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final List<WorkerLoop> loops = new ArrayList<>();

    WaveWorker(ObjectProvider<RunWaves> waves) {
        for (int no = 0; no < PlanWaves.PARTS; no++) {
            RunWaves own = waves.getObject();
            loops.add(new WorkerLoop("waves-" + no, WorkLane.BULK, nudged -> own.step()));
        }
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
