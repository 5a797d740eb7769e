package io.yujian.simulator.time;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Runs short tasks later, in real time: retries, deadlines, delayed answers and outcomes. Tasks must not block. */
@Component
public class Clockwork {

    private final ScheduledThreadPoolExecutor executor;

    public Clockwork() {
        executor = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "clockwork");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Runs the task once; a delay below zero means at once. */
    public Future<?> after(long millis, Runnable task) {
        return executor.schedule(task, Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    public Future<?> every(long millis, Runnable task) {
        return executor.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
