package io.yujian.journey.engine;

import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.trigger.Entry;
import io.yujian.platform.timer.Timer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets in whose time has come and for whom nothing happened meanwhile. */
@Component
class DueEntries {
    private static final Logger LOG = LoggerFactory.getLogger(DueEntries.class);
    private final WaitingEntries entries;
    private final Entrance entrance;

    DueEntries(WaitingEntries entries, Entrance entrance) {
        this.entries = entries;
        this.entrance = entrance;
    }

    /**
     * Customers of entries among the timers, by the timer's run id. Asks only when a timer belongs to no run.
     *
     * @param runs ids of runs that are there
     */
    Map<Long, Long> customersOf(Collection<Timer> due, Set<Long> runs) {
        Set<Long> others = new TreeSet<>();
        due.stream().map(Timer::runId).filter(id -> !runs.contains(id)).forEach(others::add);
        Map<Long, Long> customers = new HashMap<>();
        if (!others.isEmpty()) {
            entries.byIds(others).forEach(entry -> customers.put(entry.id(), entry.customerId()));
        }
        return customers;
    }

    /** The entry failed again and again: nobody enters by it. */
    void giveUp(long id, String reason) {
        for (WaitingEntry entry : entries.byIds(List.of(id))) {
            LOG.error(
                    "somebody could not be let in and is left out; look at the cause: journeyId={} customerId={}"
                            + " reason={}",
                    entry.journeyId(),
                    entry.customerId(),
                    reason);
            entries.remove(List.of(id));
        }
    }

    /** @param ids whose timers have fired, their customers locked */
    List<Leg> enter(Set<Long> ids, Live live, Work work) {
        List<WaitingEntry> due = ids.isEmpty() ? List.of() : entries.byIds(ids); // again, now that nobody can end them
        if (due.isEmpty()) {
            return List.of();
        }
        entries.remove(due.stream().map(WaitingEntry::id).toList());
        Set<Long> customers = new TreeSet<>();
        Map<Long, LiveJourney> journeys = new TreeMap<>();
        for (WaitingEntry entry : due) {
            LiveJourney journey = live.journey(entry.journeyId());
            if (journey != null && journey.latest() != null) {
                journeys.put(journey.id(), journey);
                customers.add(work.customer(entry.customerId()).id());
            }
        }
        Entrance.Book book = entrance.open(customers, journeys.values(), live);
        List<Leg> legs = new ArrayList<>();
        for (WaitingEntry entry : due) {
            LiveJourney journey = journeys.get(entry.journeyId());
            if (journey != null) {
                String key = entry.key().isEmpty() ? null : entry.key();
                Run run = entrance.consider(
                        journey,
                        Objects.requireNonNull(journey.latest()),
                        new Entry(entry.data(), key, null),
                        work.customer(entry.customerId()).id(),
                        List.of(),
                        entry.cause(),
                        live,
                        book,
                        work,
                        false);
                if (run != null) {
                    legs.add(new Leg(run));
                }
            }
        }
        return legs;
    }
}
