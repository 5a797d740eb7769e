package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.Entrance.Cause;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.node.Note;
import io.yujian.journey.trigger.Entry;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Refused events that may still let somebody in, of the customers of one batch: those of customers whom the batch has made
 * known are read once and looked at once more, those that it refuses are kept. Confined to one transaction.
 */
final class LateBook {
    /** The one refusal that knowing the customer may change. */
    static final String CONDITION = "condition";

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private final List<LateEntry> stored;
    private final List<LateEntry> added = new ArrayList<>();
    private final List<LateEntry> removed = new ArrayList<>();

    private LateBook(List<LateEntry> stored) {
        this.stored = stored;
    }

    /** @param identified asks nothing when there are none */
    static LateBook open(Set<Long> identified, LateEntries entries) {
        return new LateBook(identified.isEmpty() ? List.of() : entries.ofCustomers(identified));
    }

    /** Those that are kept, oldest event first. */
    List<LateEntry> stored() {
        return stored;
    }

    /** The condition refused the event: it is kept where the journey wants that. */
    void refused(CompiledJourney journey, Entry entry, String key, long customerId, Cause cause) {
        Duration late = journey.rules().entry().late();
        if (late != null && !entry.test()) {
            LateEntry kept =
                    new LateEntry(journey.id(), customerId, key, cause.at().plus(late), cause, entry.data());
            added.removeIf(other -> isSame(other, kept));
            added.add(kept);
        }
    }

    /**
     * Looks at them as the customers are now known. Whoever is let in is caused by the event that made them known: what
     * happened days ago would count as a message that took days.
     *
     * @param causes by customer, the events that made them known
     * @param runs of the customers that this batch has read or made; those that start are added
     */
    List<Run> reconsider(
            Map<Long, Cause> causes,
            Map<Long, List<Run>> runs,
            Live live,
            Entrance entrance,
            Entrance.Book book,
            Work work) {
        List<Run> started = new ArrayList<>();
        Set<Entered> seen = new HashSet<>();
        // The newest of a key comes first, and the older ones of it (from before a merge) are of no use then.
        for (int i = stored.size() - 1; i >= 0; i--) {
            LateEntry entry = stored.get(i);
            long customer = work.customer(entry.customerId()).id();
            LiveJourney journey = live.journey(entry.journeyId());
            CompiledJourney latest = journey == null ? null : journey.latest();
            if (journey == null
                    || latest == null
                    || latest.rules().entry().late() == null
                    || !entry.until().isAfter(work.now())
                    || !latest.listensTo().contains(entry.cause().eventType())
                    || !seen.add(new Entered(customer, entry.journeyId(), entry.key()))) {
                removed.add(entry);
                continue;
            }
            if (journey.standing() != Standing.RUNNING) {
                continue; // until it runs again or the time is over
            }
            Run run = entrance.consider(
                    journey,
                    latest,
                    new Entry(entry.data(), entry.key().isEmpty() ? null : entry.key(), null),
                    customer,
                    runs.computeIfAbsent(customer, id -> new ArrayList<>()),
                    since(entry.cause(), Objects.requireNonNull(causes.get(customer))),
                    live,
                    book,
                    work,
                    false);
            if (run != null) {
                run.tell(new TrailStep(
                        run.node() == null ? "" : run.standsAt(), null, work.now(), note(entry.cause(), work.zone())));
                Objects.requireNonNull(runs.get(customer)).add(run);
                started.add(run);
            }
            if (run != null || !CONDITION.equals(work.lastRefusal())) {
                removed.add(entry);
            }
        }
        return started;
    }

    /** Told apart by key, within the customer and journey. */
    private record Entered(long customerId, long journeyId, String key) {}

    private static boolean isSame(LateEntry a, LateEntry b) {
        return a.customerId() == b.customerId()
                && a.journeyId() == b.journeyId()
                && a.key().equals(b.key());
    }

    private static Cause since(Cause earlier, Cause identified) {
        return new Cause(
                earlier.eventType(),
                earlier.eventId(),
                earlier.identityId(),
                earlier.accountId(),
                earlier.recipient(),
                identified.lane(),
                identified.traceId(),
                identified.at());
    }

    private static Note note(Cause cause, ZoneId zone) {
        String at = WHEN.format(cause.at().atZone(zone));
        return new Note(
                "客户身份后来才认出，重新考虑了 " + at + " 的事件 " + cause.eventType(),
                "considered again because the customer was identified later: " + cause.eventType() + " of " + at);
    }

    void write(LateEntries entries) {
        if (!removed.isEmpty()) {
            entries.remove(removed);
        }
        if (!added.isEmpty()) {
            entries.put(added);
        }
    }
}
