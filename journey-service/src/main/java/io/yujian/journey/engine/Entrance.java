package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyDefinition.EntryRule;
import io.yujian.journey.definition.JourneyDefinition.Mode;
import io.yujian.journey.definition.JourneyDefinition.Reentry;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunStore.Entered;
import io.yujian.journey.node.StableHash;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.member.ConditionFacts;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who enters which journey, and writes down why others do not. */
@Component
public class Entrance {
    private static final String OPENID = "openid:";
    static final int MAX_KEY = 100;

    /** Followed by the journey that the person is in. */
    private static final String SUPPRESSED = "suppressed:";

    private final RunStore store;
    private final Ids ids;
    private final EntrySources sources = new EntrySources();

    Entrance(RunStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** Who entered what, and when: read once for the batch, kept up to date while it is handled. */
    static final class Book {
        private final Map<Entered, List<Instant>> entries;
        private final Map<Long, Long> entrants;
        private final Map<Long, Set<Long>> inside;

        private Book(Map<Entered, List<Instant>> entries, Map<Long, Long> entrants, Map<Long, Set<Long>> inside) {
            this.entries = new HashMap<>(entries);
            this.entrants = entrants;
            this.inside = inside;
        }

        /** @param own runs of the customer that this batch has read or made: what they say is newer */
        Set<Long> inside(long customerId, List<Run> own) {
            Set<Long> now = new HashSet<>(inside.getOrDefault(customerId, Set.of()));
            own.forEach(run -> now.remove(run.origin().journeyId()));
            own.stream()
                    .filter(run -> run.state().alive())
                    .forEach(run -> now.add(run.origin().journeyId()));
            return now;
        }

        List<Instant> of(Entered who) {
            return entries.computeIfAbsent(who, w -> new ArrayList<>());
        }
    }

    /**
     * What makes somebody enter.
     *
     * @param accountId channel account it came through; 0: none
     * @param recipient openid there; null: none
     * @param at when it was received
     */
    public record Cause(
            String eventType,
            long eventId,
            long identityId,
            long accountId,
            @Nullable String recipient,
            byte lane,
            String traceId,
            Instant at) {
        static Cause of(BatchEvent e) {
            Event event = e.event();
            return new Cause(
                    event.type(),
                    event.id(),
                    e.identityId(),
                    event.accountId(),
                    event.accountId() == 0 ? null : openid(event),
                    event.lane(),
                    event.traceId(),
                    event.receivedAt());
        }
    }

    /**
     * @param known customers who may have entered something before
     * @param late of such customers, to be looked at once more
     */
    Book open(Collection<BatchEvent> events, Set<Long> known, Live live, List<LateEntry> late) {
        Set<Long> customers = new TreeSet<>();
        Map<Long, LiveJourney> journeys = new TreeMap<>();
        for (BatchEvent e : events) {
            for (LiveJourney journey : live.listeningTo(e.event())) {
                journeys.put(journey.id(), journey);
                if (known.contains(e.customerId())) {
                    customers.add(e.customerId());
                }
            }
        }
        for (LateEntry entry : late) {
            LiveJourney journey = live.journey(entry.journeyId());
            if (journey != null) {
                journeys.put(journey.id(), journey);
                customers.add(entry.customerId());
            }
        }
        return open(customers, journeys.values(), live);
    }

    /** @param customers who may have entered something before */
    Book open(Set<Long> customers, Collection<LiveJourney> journeys, Live live) {
        Set<Long> refusing = live.precedence().refusing();
        Set<Long> candidates = new TreeSet<>();
        TreeSet<Long> limited = new TreeSet<>();
        boolean keyed = false;
        for (LiveJourney journey : journeys) {
            CompiledJourney latest = journey.latest();
            if (latest == null) {
                continue;
            }
            EntryRule rule = latest.rules().entry();
            if (rule.most() > 0 && journey.standing() == Standing.RUNNING) {
                limited.add(journey.id());
            }
            if (rule.reentry().mode() != Mode.ALWAYS) {
                candidates.add(journey.id());
                keyed |= latest.keyed();
            }
        }
        return new Book(
                customers.isEmpty() || candidates.isEmpty() ? Map.of() : store.entries(customers, candidates, keyed),
                limited.isEmpty() ? Map.of() : store.lockEntrants(limited),
                refusing.isEmpty() || customers.isEmpty() ? Map.of() : store.inside(customers, refusing));
    }

    /**
     * Runs that the event starts, at their first node and not yet executed; entries that wait are put down.
     *
     * @param own runs of the customer that this batch has read or made; those that start are added
     */
    List<Run> admit(BatchEvent e, List<Run> own, Live live, Book book, WaitingBook waiting, LateBook late, Work work) {
        List<Run> started = new ArrayList<>();
        for (LiveJourney candidate : live.listeningTo(e.event())) {
            CompiledJourney journey = candidate.latest();
            if (journey == null) {
                continue;
            }
            Optional<Entry> entry = journey.match(new Occurrence(
                    e.event(), work.facts(e.customerId(), e.event().data()), journey.id()));
            if (entry.isEmpty()) {
                continue;
            }
            Entry.Unless unless = entry.get().unless();
            if (unless == null || !unless.until().isAfter(work.now())) {
                Run run = consider(
                        candidate, journey, entry.get(), e.customerId(), own, Cause.of(e), live, book, work, false);
                if (run != null) {
                    own.add(run);
                    started.add(run);
                } else if (LateBook.CONDITION.equals(work.lastRefusal())) {
                    String key = key(journey, entry.get());
                    late.refused(journey, entry.get(), key == null ? "" : key, e.customerId(), Cause.of(e));
                }
            } else if (candidate.standing() == Standing.RUNNING) {
                String key = key(journey, entry.get());
                waiting.add(new WaitingEntry(
                        ids.next(),
                        journey.id(),
                        e.customerId(),
                        key == null ? "" : key,
                        unless.until(),
                        Cause.of(e),
                        entry.get().data(),
                        unless.events()));
            }
        }
        return started;
    }

    /**
     * Lets the customer in, or notes why not.
     *
     * @param own runs of the customer that this transaction has read or made
     * @param inBulk refusals are counted only: a row for each of a million would say nothing
     * @return null when refused
     */
    @Nullable
    Run consider(
            LiveJourney candidate,
            CompiledJourney journey,
            Entry entry,
            long customerId,
            List<Run> own,
            Cause cause,
            Live live,
            Book book,
            Work work,
            boolean inBulk) {
        String key = key(journey, entry);
        // Entries of journeys without a key are told apart by none, whatever else the batch holds.
        Entered who = new Entered(customerId, journey.id(), key == null ? "" : key);
        ConditionFacts facts = work.facts(customerId, entry.data());
        String refused = key == null ? "no-key" : refusal(candidate, journey, book, who, facts, work);
        if (refused == null && !live.precedence().refusing().isEmpty()) {
            refused = live.precedence()
                    .refusal(journey.id(), book.inside(customerId, own))
                    .map(hold -> SUPPRESSED + hold.journey())
                    .orElse(null);
        }
        if (refused != null) {
            Refusal refusal = new Refusal(ids.next(), journey.id(), customerId, work.now(), refused);
            if (inBulk) {
                work.refuseUntold(refusal, journey.version());
            } else {
                work.refuse(refusal, journey.version());
            }
            return null;
        }
        book.of(who).add(work.now());
        Run run = start(cause, customerId, journey, entry, who.key(), work.now());
        if (StableHash.share(customerId, "holdout:" + journey.id(), 100)
                < journey.rules().entry().holdout()) {
            work.holdOut(run);
        } else {
            work.enter(run, journey);
        }
        return run;
    }

    /** Empty when there is no key; null when the journey has one and the event does not say it. */
    private static @Nullable String key(CompiledJourney journey, Entry entry) {
        if (journey.rules().entry().key() == null) {
            return entry.key() == null ? "" : entry.key();
        }
        String key = journey.rules().keyOf(entry.data());
        return key == null || key.length() > MAX_KEY ? null : key;
    }

    private static @Nullable String refusal(
            LiveJourney candidate, CompiledJourney journey, Book book, Entered who, ConditionFacts facts, Work work) {
        EntryRule rule = journey.rules().entry();
        if (candidate.standing() != Standing.RUNNING) {
            return "paused";
        }
        if (rule.from() != null && work.now().isBefore(rule.from())) {
            return "not-yet";
        }
        if (rule.until() != null && !work.now().isBefore(rule.until())) {
            return "closed";
        }
        String again = again(rule.reentry(), book.of(who), work.now());
        if (again != null) {
            return again;
        }
        if (!journey.rules().admits(facts)) {
            return LateBook.CONDITION;
        }
        boolean full = rule.most() > 0
                && book.entrants.getOrDefault(journey.id(), 0L) + work.entrants(journey.id()) >= rule.most();
        return full ? "full" : null;
    }

    private static @Nullable String again(Reentry rule, List<Instant> entries, Instant now) {
        return switch (rule.mode()) {
            case ALWAYS -> null;
            case ONCE -> entries.isEmpty() ? null : "reentry-once";
            case GAP -> within(rule, entries, now) > 0 ? "reentry-gap" : null;
            case LIMIT -> within(rule, entries, now) >= rule.times() ? "reentry-limit" : null;
        };
    }

    private static long within(Reentry rule, List<Instant> entries, Instant now) {
        Duration gap = rule.gap();
        return gap == null
                ? entries.size()
                : entries.stream().filter(at -> now.isBefore(at.plus(gap))).count();
    }

    private Run start(Cause cause, long customerId, CompiledJourney journey, Entry entry, String key, Instant now) {
        Run.Origin origin = new Run.Origin(
                ids.next(),
                journey.id(),
                journey.version(),
                customerId,
                cause.identityId(),
                cause.accountId(),
                cause.recipient(),
                cause.lane(),
                cause.traceId(),
                cause.at(),
                now,
                key);
        RunMemory memory = RunMemory.start(cause.eventType(), cause.eventId(), entry.data());
        if (entry.test()) {
            memory.markTest();
        }
        String source = sources.of(journey.id(), cause.eventType(), cause.accountId(), entry.data());
        if (!source.equals(memory.source(cause.accountId()))) {
            memory.source(source);
        }
        return Run.start(origin, memory);
    }

    private static @Nullable String openid(Event event) {
        return event.identities().stream()
                .filter(identity -> identity.namespace().startsWith(OPENID))
                .map(IdentityRef::value)
                .findFirst()
                .orElse(null);
    }
}
