package io.yujian.platform.pipeline;

import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.RetryBatchException;
import io.yujian.platform.inbox.PendingEvent;
import io.yujian.platform.worker.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles what its queue holds, batch by batch. A batch that fails is halved by lanes, down to one lane and one event, so
 * one bad event costs the others a few repetitions and nothing else. Confined to its thread.
 */
class PipelineWorker {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineWorker.class);
    private static final int ATTEMPTS = 5;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration FIRST_REST = Duration.ofMillis(100);

    private final LaneQueue queue;
    private final BatchRun run;
    private final Committed committed;
    private final int batchSize;
    private final Pace pace = new Pace(8, Duration.ofMillis(200));

    /** Told after each commit. */
    interface Committed {
        void handled(BatchRun.Outcome outcome);
    }

    PipelineWorker(LaneQueue queue, BatchRun run, Committed committed, int batchSize) {
        this.queue = queue;
        this.run = run;
        this.committed = committed;
        this.batchSize = batchSize;
    }

    Duration step() {
        pace.await(() -> queue.size() >= batchSize);
        List<PendingEvent> batch = queue.take(batchSize);
        if (batch.isEmpty()) {
            Duration rested = queue.nextRested();
            return rested == null || rested.compareTo(IDLE) > 0 ? IDLE : rested;
        }
        pace.began();
        try {
            handle(batch);
            pace.ended(batch.size());
        } catch (RuntimeException | Error e) {
            queue.putBack(batch); // rows that are done are not found again, so doubles are harmless
            throw e;
        }
        return Duration.ZERO;
    }

    private void handle(List<PendingEvent> events) {
        TreeSet<Long> lanes = events.stream().map(PendingEvent::laneKey).collect(Collectors.toCollection(TreeSet::new));
        BatchRun.Known known = new BatchRun.Known(events);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                done(run.handle(lanes, known, batchSize * 2), events);
                return;
            } catch (RetryBatchException e) {
                LOG.debug("batch is resolved anew: {}", e.toString());
            } catch (RuntimeException e) {
                throwIfAway(e);
                if (events.size() > 1) {
                    LOG.warn("a batch failed and is halved: events={}: {}", events.size(), e.toString());
                }
                break;
            }
        }
        split(events, lanes);
    }

    private void split(List<PendingEvent> events, TreeSet<Long> lanes) {
        if (lanes.size() == 1) {
            handleSingly(lanes.first(), events);
            return;
        }
        List<Long> order = List.copyOf(lanes);
        Collection<Long> firstHalf = new TreeSet<>(order.subList(0, order.size() / 2));
        List<PendingEvent> left = new ArrayList<>();
        List<PendingEvent> right = new ArrayList<>();
        for (PendingEvent event : events) {
            (firstHalf.contains(event.laneKey()) ? left : right).add(event);
        }
        handle(left);
        handle(right);
    }

    /** One event per transaction, in order, until the lane is empty or rests. */
    private void handleSingly(long lane, List<PendingEvent> events) {
        BatchRun.Known known = new BatchRun.Known(events);
        int resolvedAnew = 0;
        while (true) {
            try {
                BatchRun.Outcome outcome = run.handle(List.of(lane), known, 1);
                if (outcome.taken().isEmpty()) {
                    return;
                }
                committed.handled(outcome);
                resolvedAnew = 0;
            } catch (RetryBatchException e) {
                if (++resolvedAnew >= ATTEMPTS && !failed(lane, events, known, e)) {
                    return;
                }
            } catch (RuntimeException e) {
                throwIfAway(e);
                if (!failed(lane, events, known, e)) {
                    return;
                }
            }
        }
    }

    /** @return true when the lane may go on at once */
    private boolean failed(long lane, List<PendingEvent> events, BatchRun.Known known, RuntimeException problem) {
        List<PendingEvent> first = run.first(lane);
        if (first.isEmpty()) {
            return false;
        }
        PendingEvent event = first.get(0);
        int attempts = event.attempts() + 1;
        if (attempts >= ATTEMPTS) {
            LOG.error(
                    "event becomes a dead letter after {} failures, later ones of its sender go on; see the desk: id={}",
                    attempts,
                    event.id(),
                    problem);
            run.bury(event, known, Objects.toString(problem), attempts);
            return true;
        }
        Duration rest = FIRST_REST.multipliedBy((long) Math.pow(3, event.attempts()));
        LOG.warn(
                "event failed alone, its lane rests for {} ms: id={} attempt={}: {}",
                rest.toMillis(),
                event.id(),
                attempts,
                problem.toString());
        // Leased to this process for longer than the rest, so that no sweeper is faster.
        run.countFailure(event, rest.plus(FIRST_REST.multipliedBy(10)).toMillis());
        queue.rest(lane, rest, events);
        return false;
    }

    private void done(BatchRun.Outcome outcome, List<PendingEvent> events) {
        if (outcome.taken().isEmpty()) {
            return;
        }
        committed.handled(outcome);
        if (outcome.full()) {
            PendingEvent last = outcome.taken().get(outcome.taken().size() - 1);
            queue.putBack(events.stream()
                    .filter(event -> event.laneKey() > last.laneKey()
                            || event.laneKey() == last.laneKey() && event.id() > last.id())
                    .toList());
        }
    }

    private static void throwIfAway(RuntimeException problem) {
        if (TransactionRetry.isDatabaseAway(problem)) {
            throw problem;
        }
    }
}
