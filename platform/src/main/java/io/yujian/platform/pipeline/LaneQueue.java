package io.yujian.platform.pipeline;

import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.PendingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one worker has to do, in memory: a queue for triggered events and one for bulk ones, and lanes that rest after a
 * failure. Losing it loses nothing, since every event is in {@code pf_pending} too. Safe for any thread.
 */
class LaneQueue {
    /** Each so many batches bulk goes first, so that it moves on under constant triggered load. */
    private static final int BULK_TURN = 16;

    private final Deque<PendingEvent> triggered = new ArrayDeque<>();
    private final Deque<PendingEvent> bulk = new ArrayDeque<>();
    private final Map<Long, Resting> resting = new HashMap<>();
    private int turn;

    private record Resting(long untilNanos, Deque<PendingEvent> events) {}

    synchronized void offer(PendingEvent event) {
        Resting lane = resting.get(event.laneKey());
        if (lane != null) {
            lane.events().add(event);
        } else {
            (event.lane() == 0 ? triggered : bulk).add(event);
        }
    }

    /** Up to {@code max} events of one kind, oldest first, without those of resting lanes. */
    synchronized List<PendingEvent> take(int max) {
        wakeRested();
        boolean bulkFirst = ++turn % BULK_TURN == 0;
        Deque<PendingEvent> first = bulkFirst ? bulk : triggered;
        Deque<PendingEvent> source = first.isEmpty() ? (bulkFirst ? triggered : bulk) : first;
        List<PendingEvent> taken = new ArrayList<>(Math.min(max, source.size()));
        while (taken.size() < max) {
            PendingEvent next = source.poll();
            if (next == null) {
                break;
            }
            Resting lane = resting.get(next.laneKey());
            if (lane != null) {
                lane.events().add(next);
            } else {
                taken.add(next);
            }
        }
        return taken;
    }

    /** Puts events back in front, in their order. */
    synchronized void putBack(List<PendingEvent> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            PendingEvent event = events.get(i);
            (event.lane() == 0 ? triggered : bulk).addFirst(event);
        }
    }

    /** Leaves a lane alone for a while; these events of it wait with it. */
    synchronized void rest(long laneKey, Duration pause, Collection<PendingEvent> events) {
        resting.put(laneKey, new Resting(System.nanoTime() + pause.toNanos(), new ArrayDeque<>(events)));
    }

    private void wakeRested() {
        long now = System.nanoTime();
        for (Iterator<Resting> lanes = resting.values().iterator(); lanes.hasNext(); ) {
            Resting lane = lanes.next();
            if (now - lane.untilNanos() >= 0) {
                lanes.remove();
                putBack(List.copyOf(lane.events()));
            }
        }
    }

    /** Until the first resting lane may go on; null when none rests. */
    synchronized @Nullable Duration nextRested() {
        return resting.values().stream()
                .map(lane -> Duration.ofNanos(Math.max(1_000_000, lane.untilNanos() - System.nanoTime())))
                .min(Duration::compareTo)
                .orElse(null);
    }

    synchronized int size() {
        int size = triggered.size() + bulk.size();
        for (Resting lane : resting.values()) {
            size += lane.events().size();
        }
        return size;
    }

    /** When the oldest event that is not resting was stored; null when there is none. */
    synchronized @Nullable Instant oldest() {
        PendingEvent a = triggered.peek();
        PendingEvent b = bulk.peek();
        long id = Math.min(a == null ? Long.MAX_VALUE : a.id(), b == null ? Long.MAX_VALUE : b.id());
        return id == Long.MAX_VALUE ? null : Ids.timeOf(id);
    }

    /** Takes everything out. */
    synchronized List<PendingEvent> drain() {
        List<PendingEvent> all = new ArrayList<>(triggered);
        all.addAll(bulk);
        resting.values().forEach(lane -> all.addAll(lane.events()));
        triggered.clear();
        bulk.clear();
        resting.clear();
        return all;
    }
}
