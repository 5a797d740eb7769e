package io.yujian.platform.pressure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.inbox.InboxLoad;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.pipeline.PendingRows;
import io.yujian.platform.pipeline.Pipeline;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows how old the oldest unhandled event is, over all processes, and what therefore has to hold back. Measured twice a
 * second; reading it costs nothing. Safe for any thread.
 */
@Component
public class BackPressure implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackPressure.class);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PendingRows pending;
    private final NodeLease node;
    private final DatabaseClock clock;
    private final InboxLoad inbox;
    private final @Nullable Pipeline pipeline;
    private final WorkerLoop thread = new WorkerLoop("pressure", WorkLane.REQUEST, nudged -> measure());
    private volatile long oldestMs;
    private volatile Level level = Level.NONE;
    private long reportedMs;

    BackPressure(
            PendingRows pending,
            NodeLease node,
            DatabaseClock clock,
            InboxLoad inbox,
            ObjectProvider<Pipeline> pipeline,
            MeterRegistry meters) {
        this.pending = pending;
        this.node = node;
        this.clock = clock;
        this.inbox = inbox;
        this.pipeline = pipeline.getIfAvailable();
        Gauge.builder("yujian.platform.pressure.level", this, p -> p.level.ordinal())
                .description("step of the back-pressure ladder, 0 to 4")
                .register(meters);
        Gauge.builder("yujian.platform.pressure.oldest", this, p -> p.oldestMs)
                .baseUnit("milliseconds")
                .register(meters);
    }

    /** Steps of the ladder; each includes those before it. */
    public enum Level {
        NONE(Long.MIN_VALUE),
        /** Nobody enters a journey in bulk. */
        STOP_BULK_ENTRY(1_000),
        /** Sends of lane 1 wait. */
        STOP_BULK_SENDS(3_000),
        /** Segment jobs and imports pause. */
        PAUSE_JOBS(10_000),
        /** The inbox of this process has just refused entries: callers get 503 and come again. */
        REFUSE(Long.MAX_VALUE);

        private final long fromMs;

        Level(long fromMs) {
            this.fromMs = fromMs;
        }

        static Level of(long oldestMs, boolean refused) {
            if (refused) {
                return REFUSE;
            }
            Level reached = NONE;
            for (Level step : values()) {
                if (oldestMs >= step.fromMs) {
                    reached = step;
                }
            }
            return reached;
        }
    }

    public Level level() {
        return level;
    }

    /** True when this step of the ladder is reached: the caller holds back what the step names. */
    public boolean isAtLeast(Level step) {
        return level.compareTo(step) >= 0;
    }

    /** Age of the oldest event that is not handled, in milliseconds. */
    public long oldestMs() {
        return oldestMs;
    }

    private Duration measure() {
        long here = Math.max(inbox.oldestMs(), inMemoryMs());
        report(here);
        oldestMs = Math.max(Math.max(here, pending.oldestUnclaimedMs()), node.pressureMs());
        Level now = Level.of(oldestMs, inbox.refusedLately());
        if (now != level) {
            LOG.info("back pressure {} -> {}, oldest event waits for {} ms", level, now, oldestMs);
            level = now;
        }
        return ROUND;
    }

    private long inMemoryMs() {
        if (pipeline == null) {
            return 0;
        }
        Instant now = clock.instant();
        return Math.max(0, Duration.between(pipeline.oldest(now), now).toMillis());
    }

    /** Others learn of it through the node's row; below half a second it is nobody's business and not written. */
    private void report(long ageMs) {
        long worth = ageMs < ROUND.toMillis() ? 0 : ageMs;
        if (worth != reportedMs) {
            node.reportPressure(worth);
            reportedMs = worth;
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop(PATIENCE);
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
