package io.yujian.platform.inbox;

import io.yujian.platform.id.Ids;
import io.yujian.platform.wakeup.Wakeups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * One batch into the inbox: three statements in the caller's transaction, and the hand-over to the pipeline that the
 * caller makes after the commit. Exactly one delivery of a key ever gets a row in the waiting list.
 */
@Component
class InboxWrites {
    static final String TOPIC = "pending";

    private final InboxRows rows;
    private final Ids ids;
    private final InstantSource clock;
    private final Wakeups wakeups;
    private final ObjectProvider<PendingSink> sinks;

    InboxWrites(InboxRows rows, Ids ids, InstantSource clock, Wakeups wakeups, ObjectProvider<PendingSink> sinks) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.wakeups = wakeups;
        this.sinks = sinks;
    }

    /**
     * @param results one for each entry, in their order
     * @param fresh stored just now, in the order of storing
     * @param sink has to be given {@code fresh} after the commit; null: nudge
     */
    record Written(
            List<StoreResult> results,
            List<PendingEvent> fresh,
            @Nullable PendingSink sink) {}

    Written write(List<InboxEntry> entries, boolean late) {
        PendingSink sink = sinks.getIfAvailable();
        PendingSink taking = sink != null && sink.accepts() ? sink : null;
        List<Arrival> arrivals = new ArrayList<>(entries.size());
        for (InboxEntry entry : entries) {
            arrivals.add(Arrival.of(ids.next(), entry, late));
        }
        Instant now = clock.instant();
        List<Arrival> sorted = arrivals.stream().sorted(Arrival.BY_KEY).toList();
        Map<Arrival.Key, InboxRows.Earlier> earlier = rows.insert(sorted, now);
        Map<Arrival.Key, Arrival> firsts = new HashMap<>(sorted.size() * 2);
        sorted.forEach(arrival -> firsts.putIfAbsent(arrival.key(), arrival));
        Function<Arrival, Boolean> isFresh =
                arrival -> !earlier.containsKey(arrival.key()) && firsts.get(arrival.key()) == arrival;
        List<Arrival> fresh = arrivals.stream().filter(isFresh::apply).toList();
        if (!fresh.isEmpty()) {
            rows.insertPending(
                    fresh.stream()
                            .sorted(Comparator.comparingLong(Arrival::laneKey).thenComparing(Arrival::id))
                            .toList(),
                    taking);
        }
        return new Written(
                arrivals.stream()
                        .map(arrival -> result(arrival, earlier, firsts))
                        .toList(),
                fresh.stream().map(arrival -> pending(arrival, now)).toList(),
                taking);
    }

    /** To be called after the commit. */
    void handOver(Written written) {
        if (written.fresh().isEmpty()) {
            return;
        }
        PendingSink sink = written.sink();
        if (sink == null) {
            wakeups.nudgeOne(TOPIC);
        } else {
            sink.offer(written.fresh());
        }
    }

    private static StoreResult result(
            Arrival arrival, Map<Arrival.Key, InboxRows.Earlier> earlier, Map<Arrival.Key, Arrival> firsts) {
        InboxRows.Earlier before = earlier.get(arrival.key());
        if (before != null) {
            return new StoreResult(before.id(), true, before.reply());
        }
        Arrival first = firsts.getOrDefault(arrival.key(), arrival);
        return new StoreResult(first.id(), first != arrival, first.entry().reply());
    }

    private static PendingEvent pending(Arrival arrival, Instant now) {
        InboxEntry entry = arrival.entry();
        return new PendingEvent(
                arrival.laneKey(),
                arrival.id(),
                entry.lane(),
                0,
                arrival.key().createdS(),
                entry.dedupe(),
                new StoredEntry(arrival.id(), entry, now, arrival.late()));
    }
}
