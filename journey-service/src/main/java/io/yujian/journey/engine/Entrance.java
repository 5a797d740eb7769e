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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who enters which journey, and writes down why others do not. */
@Component
class Entrance {
    private static final String OPENID = "openid:";
    private static final int MAX_KEY = 100;
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

        private Book(Map<Entered, List<Instant>> entries, Map<Long, Long> entrants) {
            this.entries = new HashMap<>(entries);
            this.entrants = entrants;
        }

        List<Instant> of(Entered who) {
            return entries.computeIfAbsent(who, w -> new ArrayList<>());
        }
    }

    /** @param known customers who may have entered something before */
    Book open(Collection<BatchEvent> events, Set<Long> known, Live live) {
        Set<Long> customers = new TreeSet<>();
        Set<Long> candidates = new TreeSet<>();
        TreeSet<Long> limited = new TreeSet<>();
        boolean keyed = false;
        for (BatchEvent e : events) {
            for (LiveJourney journey : live.listeningTo(e.event())) {
                CompiledJourney latest = journey.latest();
                if (latest == null) {
                    continue;
                }
                EntryRule rule = latest.rules().entry();
                if (rule.most() > 0 && journey.standing() == Standing.RUNNING) {
                    limited.add(journey.id());
                }
                if (known.contains(e.customerId()) && rule.reentry().mode() != Mode.ALWAYS) {
                    customers.add(e.customerId());
                    candidates.add(journey.id());
                    keyed |= rule.key() != null;
                }
            }
        }
        return new Book(
                customers.isEmpty() ? Map.of() : store.entries(customers, candidates, keyed),
                limited.isEmpty() ? Map.of() : store.lockEntrants(limited));
    }

    /** Runs that the event starts, at their first node and not yet executed. */
    List<Run> admit(BatchEvent e, Live live, Book book, Work work) {
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
            String key = key(journey, entry.get());
            // Entries of journeys without a key are told apart by none, whatever else the batch holds.
            Entered who = new Entered(e.customerId(), journey.id(), key == null ? "" : key);
            ConditionFacts facts = work.facts(e.customerId(), entry.get().data());
            String refused = key == null ? "no-key" : refusal(candidate, journey, book, who, facts, work);
            if (refused != null) {
                work.refuse(
                        new Refusal(ids.next(), journey.id(), e.customerId(), work.now(), refused), journey.version());
                continue;
            }
            book.of(who).add(work.now());
            Run run = start(e, journey, entry.get(), who.key(), work.now());
            if (StableHash.share(e.customerId(), "holdout:" + journey.id(), 100)
                    < journey.rules().entry().holdout()) {
                work.holdOut(run);
            } else {
                work.enter(run, journey);
            }
            started.add(run);
        }
        return started;
    }

    /** Empty when the journey has no key; null when it has one and the event does not say it. */
    private static @Nullable String key(CompiledJourney journey, Entry entry) {
        if (journey.rules().entry().key() == null) {
            return "";
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
            return "condition";
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

    private Run start(BatchEvent e, CompiledJourney journey, Entry entry, String key, Instant now) {
        Event event = e.event();
        Run.Origin origin = new Run.Origin(
                ids.next(),
                journey.id(),
                journey.version(),
                e.customerId(),
                e.identityId(),
                event.accountId(),
                event.accountId() == 0 ? null : openid(event),
                event.lane(),
                event.traceId(),
                event.receivedAt(),
                now,
                key);
        RunMemory memory = RunMemory.start(event.type(), event.id(), entry.data());
        String source = sources.of(journey.id(), event);
        if (!source.equals(memory.source(event.accountId()))) {
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
