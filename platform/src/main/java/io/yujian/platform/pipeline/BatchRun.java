package io.yujian.platform.pipeline;

import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.deadletter.DeadLetters;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.inbox.PendingEvent;
import io.yujian.platform.inbox.StoredBodies;
import io.yujian.platform.inbox.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The transaction of a batch: lock the lanes' rows, run the stages, delete the rows. Whatever happens in between, the
 * rows are handled by this transaction or are still there for the next one. Safe for any thread.
 */
@Component
class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private final PendingRows rows;
    private final StoredBodies bodies;
    private final Decoding decoding;
    private final DeadLetters deadLetters;
    private final TransactionRetry transactions;
    private final List<EventStage> stages;

    BatchRun(
            PendingRows rows,
            StoredBodies bodies,
            Decoding decoding,
            DeadLetters deadLetters,
            TransactionRetry transactions,
            ObjectProvider<EventStage> stages) {
        this.rows = rows;
        this.bodies = bodies;
        this.decoding = decoding;
        this.deadLetters = deadLetters;
        this.transactions = transactions;
        this.stages = stages.stream()
                .sorted(Comparator.comparingInt(EventStage::order))
                .toList();
    }

    /**
     * @param taken rows that are done, by lane and id
     * @param full the limit was reached: there may be more in these lanes
     */
    record Outcome(List<PendingEvent> taken, EventBatch batch, boolean full) {}

    /** Decoded entries of one attempt to handle a batch; decoding is not repeated when the transaction is. */
    static final class Known {
        private final Map<Long, StoredEntry> stored = new HashMap<>();
        private final Map<Long, Decoding.Decoded> decoded = new HashMap<>();

        Known(Collection<PendingEvent> events) {
            for (PendingEvent event : events) {
                StoredEntry entry = event.stored();
                if (entry != null) {
                    stored.put(event.id(), entry);
                }
            }
        }
    }

    /**
     * @param limit rows, at most
     * @throws RuntimeException of a stage; nothing has changed then
     */
    Outcome handle(Collection<Long> lanes, Known known, int limit) {
        return transactions.get(() -> {
            List<PendingEvent> taken = rows.lock(lanes, limit);
            if (taken.isEmpty()) {
                return new Outcome(taken, new EventBatch(List.of()), false);
            }
            loadMissing(taken, known);
            EventBatch batch = new EventBatch(events(taken, known));
            if (!batch.events().isEmpty()) {
                for (EventStage stage : stages) {
                    stage.apply(batch);
                }
            }
            rows.delete(taken);
            return new Outcome(taken, batch, taken.size() == limit);
        });
    }

    private void loadMissing(List<PendingEvent> taken, Known known) {
        List<PendingEvent> missing = taken.stream()
                .filter(event -> !known.stored.containsKey(event.id()))
                .toList();
        if (!missing.isEmpty()) {
            known.stored.putAll(bodies.load(missing));
        }
    }

    private List<BatchEvent> events(List<PendingEvent> taken, Known known) {
        List<BatchEvent> events = new ArrayList<>(taken.size());
        for (PendingEvent pending : taken) {
            StoredEntry stored = known.stored.get(pending.id());
            if (stored == null) {
                LOG.error(
                        "an event outlived its inbox partition and is dropped; a human should look why: id={}",
                        pending.id());
                continue;
            }
            Decoding.Decoded decoded = known.decoded.computeIfAbsent(pending.id(), id -> decoding.decode(stored));
            String problem = decoded.problem();
            if (problem != null) {
                LOG.warn(
                        "event cannot be read and becomes a dead letter: id={} source={}",
                        pending.id(),
                        stored.entry().source());
                deadLetters.bury(stored, problem, 0);
            }
            for (Event event : decoded.events()) {
                events.add(new BatchEvent(event));
            }
        }
        return events;
    }

    /** The row has failed too often: off the waiting list, in front of people. */
    void bury(PendingEvent pending, Known known, String error, int attempts) {
        transactions.run(() -> {
            List<PendingEvent> first = rows.lock(List.of(pending.laneKey()), 1);
            if (first.isEmpty() || first.get(0).id() != pending.id()) {
                return; // another process was faster
            }
            loadMissing(first, known);
            StoredEntry stored = known.stored.get(pending.id());
            if (stored != null) {
                deadLetters.bury(stored, error, attempts);
            }
            rows.delete(first);
        });
    }

    /** Counts a failure in a transaction of its own. */
    void countFailure(PendingEvent pending, long restMs) {
        transactions.run(() -> rows.countFailure(pending, restMs));
    }

    /** The earliest row of a lane now, without its body; empty when the lane is done. */
    List<PendingEvent> first(long lane) {
        return transactions.get(() -> rows.lock(List.of(lane), 1));
    }
}
