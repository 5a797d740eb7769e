package io.yujian.platform.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.inbox.PendingEvent;
import io.yujian.platform.inbox.PendingSink;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.slot.Slots;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The event pipeline of this process: a few workers, each with its share of the lanes, fed by the inbox through memory
 * and by a sweeper with what others stored or left behind. Any number of processes may run one on the same database.
 */
@Component
@ConditionalOnRole(Role.JOURNEY_SERVICE)
@EnableConfigurationProperties(PipelineProperties.class)
public class Pipeline implements PendingSink, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final int SWEEP_ROWS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PipelineProperties properties;
    private final PendingRows rows;
    private final TransactionRetry transactions;
    private final InstantSource clock;
    private final List<PipelineListener> listeners;
    private final List<LaneQueue> queues = new ArrayList<>();
    private final List<WorkerLoop> workers = new ArrayList<>();
    private final WorkerLoop sweeper = new WorkerLoop("pending-sweeper", WorkLane.TRIGGERED, nudged -> sweep());
    private final Counter handled;
    private final DistributionSummary batches;
    private final Timer latency;
    private volatile boolean running;

    Pipeline(
            PipelineProperties properties,
            PendingRows rows,
            BatchRun run,
            TransactionRetry transactions,
            InstantSource clock,
            Wakeups wakeups,
            ObjectProvider<PipelineListener> listeners,
            MeterRegistry meters) {
        this.properties = properties;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
        this.listeners = listeners.orderedStream().toList();
        this.handled = meters.counter("yujian.platform.pipeline.events");
        this.batches = meters.summary("yujian.platform.pipeline.batch");
        this.latency = Timer.builder("yujian.platform.pipeline.latency")
                .description("from stored until handled")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        Gauge.builder("yujian.platform.pipeline.queue", this, Pipeline::queued).register(meters);
        for (int i = 0; i < properties.workers(); i++) {
            LaneQueue queue = new LaneQueue();
            PipelineWorker worker = new PipelineWorker(queue, run, this::committed, properties.batch());
            queues.add(queue);
            workers.add(new WorkerLoop("pipeline-" + i, WorkLane.TRIGGERED, nudged -> worker.step()));
        }
        wakeups.listen("pending", sweeper::wake);
    }

    @Override
    public boolean accepts() {
        return running && queued() < properties.memory();
    }

    @Override
    public long leaseMs() {
        return properties.lease().toMillis();
    }

    @Override
    public void offer(List<PendingEvent> stored) {
        for (PendingEvent event : stored) {
            queues.get(worker(event)).offer(event);
        }
        workers.forEach(WorkerLoop::wake);
    }

    private int worker(PendingEvent event) {
        return (int) Math.floorMod(Slots.mix(event.laneKey()), (long) queues.size());
    }

    /** Events in memory that are not handled yet. */
    public int queued() {
        int sum = 0;
        for (LaneQueue queue : queues) {
            sum += queue.size();
        }
        return sum;
    }

    /** When the oldest event in memory was stored; {@code now} when there is none. */
    public Instant oldest(Instant now) {
        Instant oldest = now;
        for (LaneQueue queue : queues) {
            Instant of = queue.oldest();
            if (of != null && of.isBefore(oldest)) {
                oldest = of;
            }
        }
        return oldest;
    }

    /** Median and 99th percentile from stored to handled over the last minutes, in milliseconds. */
    public Latency latency() {
        double p50 = 0;
        double p99 = 0;
        for (var value : latency.takeSnapshot().percentileValues()) {
            if (value.percentile() == 0.5) {
                p50 = value.value(TimeUnit.MILLISECONDS);
            } else {
                p99 = value.value(TimeUnit.MILLISECONDS);
            }
        }
        return new Latency(Math.round(p50), Math.round(p99));
    }

    /** Milliseconds from stored to handled. */
    public record Latency(long p50Ms, long p99Ms) {}

    /** Leaves new events to others, or to a later {@link #resume}; what is in memory goes back to the waiting list. */
    public synchronized void pause() {
        running = false;
        sweeper.stop(PATIENCE);
        workers.forEach(worker -> worker.stop(PATIENCE));
        List<PendingEvent> left = new ArrayList<>();
        queues.forEach(queue -> left.addAll(queue.drain()));
        if (!left.isEmpty()) {
            try {
                WorkLane.TRIGGERED.run(() -> transactions.run(() -> rows.release(left)));
            } catch (RuntimeException e) {
                LOG.info("{} events are left to the sweepers: their leases end by themselves", left.size());
            }
        }
    }

    /** Handles events again, those that came meanwhile too. */
    public synchronized void resume() {
        running = true;
        workers.forEach(WorkerLoop::start);
        sweeper.start();
    }

    private Duration sweep() {
        if (queued() > properties.memory() / 2) {
            return BUSY;
        }
        List<PendingEvent> found = transactions.get(() -> rows.claimLapsed(leaseMs(), SWEEP_ROWS));
        if (!found.isEmpty()) {
            offer(found);
        }
        return found.size() == SWEEP_ROWS ? Duration.ZERO : SWEEP;
    }

    private void committed(BatchRun.Outcome outcome) {
        Instant now = clock.instant();
        List<BatchEvent> events = outcome.batch().events();
        handled.increment(outcome.taken().size());
        batches.record(outcome.taken().size());
        for (BatchEvent event : events) {
            Duration took = Duration.between(event.event().receivedAt(), now);
            latency.record(took.isNegative() ? Duration.ZERO : took);
        }
        for (PipelineListener listener : listeners) {
            try {
                listener.committed(outcome.batch());
            } catch (RuntimeException e) {
                LOG.warn("a listener failed; the events are handled all the same", e);
            }
        }
    }

    @Override
    public void start() {
        if (properties.enabled()) {
            resume();
        }
    }

    @Override
    public void stop() {
        pause();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 200;
    }
}
