package io.yujian.journey.wave;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that lets sets of people in. {@code yujian.waves.enabled=false} stops it. */
@Component
@ConditionalOnRole(Role.JOURNEY_SERVICE)
@ConditionalOnProperty(name = "yujian.waves.enabled", havingValue = "true", matchIfMissing = true)
class WaveWorker implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final WorkerLoop loop;

    WaveWorker(RunWaves waves) {
        this.loop = new WorkerLoop("waves", WorkLane.BULK, nudged -> waves.step());
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return 200;
    }
}
