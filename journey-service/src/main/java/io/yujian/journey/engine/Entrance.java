package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyDefinition.Mode;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunStore.Entered;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
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
    private final RunStore store;
    private final Ids ids;

    Entrance(RunStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** Who entered what, and when: read once for the batch, kept up to date while it is handled. */
    static final class Book {
        private final Map<Entered, Instant> last;

        private Book(Map<Entered, Instant> last) {
            this.last = new HashMap<>(last);
        }
    }

    /** @param known customers who may have entered something before */
    Book open(Collection<BatchEvent> events, Set<Long> known, Live live) {
        Set<Long> customers = new TreeSet<>();
        Set<Long> candidates = new TreeSet<>();
        for (BatchEvent e : events) {
            if (known.contains(e.customerId())) {
                for (LiveJourney journey : live.listeningTo(e.event())) {
                    if (journey.latest() != null && journey.latest().reentry().mode() != Mode.ALWAYS) {
                        customers.add(e.customerId());
                        candidates.add(journey.id());
                    }
                }
            }
        }
        return new Book(customers.isEmpty() ? Map.of() : store.lastEntries(customers, candidates));
    }

    /** Runs that the event starts, at their first node and not yet executed. */
    List<Run> admit(BatchEvent e, Live live, Book book, Work work) {
        List<Run> started = new ArrayList<>();
        for (LiveJourney candidate : live.listeningTo(e.event())) {
            CompiledJourney journey = candidate.latest();
            if (journey == null) {
                continue;
            }
            ConditionInstant instant = new ConditionInstant(work.now(), work.zone());
            var customer = work.customer(e.customerId());
            Optional<Entry> entry = journey.match(new Occurrence(
                    e.event(), new ConditionFacts(customer, instant, e.event().data())));
            if (entry.isEmpty()) {
                continue;
            }
            Entered who = new Entered(e.customerId(), journey.id());
            ConditionFacts facts =
                    new ConditionFacts(customer, instant, entry.get().data());
            String refused = refusal(candidate, journey, book.last.get(who), facts, work.now());
            if (refused != null) {
                work.refuse(
                        new Refusal(ids.next(), journey.id(), e.customerId(), work.now(), refused), journey.version());
                continue;
            }
            book.last.put(who, work.now());
            Run run = start(e, journey, entry.get(), work.now());
            work.enter(run, journey);
            started.add(run);
        }
        return started;
    }

    private static @Nullable String refusal(
            LiveJourney candidate,
            CompiledJourney journey,
            @Nullable Instant lastEntry,
            ConditionFacts facts,
            Instant now) {
        if (candidate.standing() == Standing.PAUSED) {
            return "paused";
        }
        if (lastEntry != null) {
            if (journey.reentry().mode() == Mode.ONCE) {
                return "reentry-once";
            }
            if (journey.reentry().mode() == Mode.GAP
                    && journey.reentry().gap() != null
                    && now.isBefore(lastEntry.plus(journey.reentry().gap()))) {
                return "reentry-gap";
            }
        }
        return journey.admits(facts) ? null : "condition";
    }

    private Run start(BatchEvent e, CompiledJourney journey, Entry entry, Instant now) {
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
                now);
        return Run.start(origin, RunMemory.start(event.type(), event.id(), entry.data()));
    }

    private static @Nullable String openid(Event event) {
        return event.identities().stream()
                .filter(identity -> identity.namespace().startsWith(OPENID))
                .map(IdentityRef::value)
                .findFirst()
                .orElse(null);
    }
}
