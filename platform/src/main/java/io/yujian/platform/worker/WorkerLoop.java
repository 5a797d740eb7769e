package io.yujian.platform.worker;

import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.database.WorkLane;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that repeats a step until it is stopped. The step says how long the thread may sleep; {@link #wake}
 * ends the sleep early. A step that throws never ends the loop: it is tried again after a pause that grows to five
 * seconds, so a database that is away for a while is waited for. Safe for any thread.
 */
public final class WorkerLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final String name;
    private final WorkLane lane;
    private final Step step;
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** A piece of work. */
    @FunctionalInterface
    public interface Step {
        /**
         * @param nudged someone called {@link WorkerLoop#wake} since the last step began
         * @return how long to sleep unless nudged; zero: go on at once
         */
        Duration run(boolean nudged);
    }

    /**
     * @param name of the thread, after {@code yujian-}
     * @param lane whose connections the step uses
     */
    public WorkerLoop(String name, WorkLane lane, Step step) {
        this.name = name;
        this.lane = lane;
        this.step = step;
    }

    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        Thread started = new Thread(() -> lane.run(this::loop), "yujian-" + name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /** The step runs again soon, also when it is running now. */
    public void wake() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    /** Waits until the running step has ended, at most this long, then interrupts it. */
    public void stop(Duration patience) {
        Thread stopping;
        synchronized (this) {
            running = false;
            stopping = thread;
            thread = null;
        }
        nudges.release();
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(patience.toMillis());
            if (stopping.isAlive()) {
                stopping.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return running;
    }

    private void loop() {
        long pauseMs = 0;
        while (running) {
            try {
                boolean nudged = nudges.drainPermits() > 0;
                Duration rest = step.run(nudged || pauseMs > 0);
                if (pauseMs > 0) {
                    LOG.info("worker {} works again", name);
                    pauseMs = 0;
                }
                if (!rest.isZero() && nudges.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                    nudges.release();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (!running) {
                    return;
                }
                pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pauseMs * 2));
                report(e, pauseMs);
                if (!sleep(pauseMs)) {
                    return;
                }
            }
        }
    }

    private void report(Throwable problem, long pauseMs) {
        if (TransactionRetry.isDatabaseAway(problem)) {
            LOG.warn(
                    "worker {} cannot reach the database, tries again in {} ms: {}", name, pauseMs, problem.toString());
        } else {
            LOG.error(
                    "worker {} failed, tries again in {} ms; tell the maintainers if it goes on",
                    name,
                    pauseMs,
                    problem);
        }
    }

    private boolean sleep(long ms) {
        try {
            Thread.sleep(ms);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
