package io.yujian.journey.engine;

import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.platform.event.BatchEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Entries that wait, of the customers of one batch: those that its events may end are read once, those that it puts down
 * are written once. Confined to one transaction.
 */
final class WaitingBook {
    private final List<WaitingEntry> stored;
    private final List<WaitingEntry> added = new ArrayList<>();
    private final Set<Long> removed = new TreeSet<>();

    private WaitingBook(List<WaitingEntry> stored) {
        this.stored = new ArrayList<>(stored);
    }

    /** @param known customers of whom something may wait; asks nothing when no event ends anything */
    static WaitingBook open(Collection<BatchEvent> events, Set<Long> known, Live live, WaitingEntries entries) {
        Set<Long> customers = new TreeSet<>();
        for (BatchEvent e : events) {
            if (known.contains(e.customerId()) && live.endsWaiting(e.event().type())) {
                customers.add(e.customerId());
            }
        }
        return new WaitingBook(customers.isEmpty() ? List.of() : entries.ofCustomers(customers));
    }

    void add(WaitingEntry entry) {
        added.removeIf(other -> isSame(other, entry));
        stored.removeIf(other -> isSame(other, entry)); // written over
        added.add(entry);
    }

    private static boolean isSame(WaitingEntry a, WaitingEntry b) {
        return a.customerId() == b.customerId()
                && a.journeyId() == b.journeyId()
                && a.key().equals(b.key());
    }

    /** Ends what the event ends. */
    void happened(BatchEvent e) {
        Set<Long> ended = new HashSet<>();
        for (WaitingEntry entry : both()) {
            if (entry.customerId() == e.customerId() && entry.isEndedBy(e.event())) {
                ended.add(entry.id());
            }
        }
        if (!ended.isEmpty()) {
            stored.stream().map(WaitingEntry::id).filter(ended::contains).forEach(removed::add);
            stored.removeIf(entry -> ended.contains(entry.id()));
            added.removeIf(entry -> ended.contains(entry.id()));
        }
    }

    private List<WaitingEntry> both() {
        List<WaitingEntry> both = new ArrayList<>(stored);
        both.addAll(added);
        return both;
    }

    /** Timers of what was ended find nothing; they are not looked for. */
    void write(WaitingEntries entries, Work work) {
        if (!removed.isEmpty()) {
            entries.remove(removed);
        }
        if (!added.isEmpty()) {
            entries.put(added);
            added.forEach(work::letInLater);
        }
    }
}
