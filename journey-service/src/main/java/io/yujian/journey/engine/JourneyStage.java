package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.Entrance.Cause;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.journey.node.Note;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.IdentifiedCustomers;
import io.yujian.member.LockedCustomers;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The journeys' part in handling events: wakes runs that wait for them, ends runs that must end, starts new ones. The
 * first events of all customers of the batch are handled together, then the second ones, and so on: order holds for each
 * customer while the statements stay few.
 */
@Component
public class JourneyStage implements EventStage {
    /** The customer no longer follows the account; see the gateway's list of event types. */
    static final String UNFOLLOW = "mp.unfollow";

    private static final Note UNFOLLOWED = new Note("取消关注，离开旅程", "unfollowed: left the journey");
    private final JourneySource journeys;
    private final RunStore store;
    private final Timers timers;
    private final RunLoop loop;
    private final Waking waking;
    private final Entrance entrance;
    private final Interrupts interrupts;
    private final WaitingEntries waitingEntries;
    private final LateEntries lateEntries;
    private final FanOut fanOut;
    private final InstantSource clock;
    private final ZoneId zone;

    JourneyStage(
            JourneySource journeys,
            RunStore store,
            Timers timers,
            RunLoop loop,
            Waking waking,
            Entrance entrance,
            Interrupts interrupts,
            WaitingEntries waitingEntries,
            LateEntries lateEntries,
            FanOut fanOut,
            InstantSource clock,
            ZoneId zone) {
        this.journeys = journeys;
        this.store = store;
        this.timers = timers;
        this.loop = loop;
        this.waking = waking;
        this.entrance = entrance;
        this.interrupts = interrupts;
        this.waitingEntries = waitingEntries;
        this.lateEntries = lateEntries;
        this.fanOut = fanOut;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public void apply(EventBatch batch) {
        Live live = journeys.current();
        if (live.isEmpty()) {
            return;
        }
        fanOut(batch, live);
        List<BatchEvent> events = batch.events().stream()
                .filter(e -> e.customerId() != 0)
                .filter(e -> concernsRuns(e, live)
                        || live.endsWaiting(e.event().type())
                        || !live.listeningTo(e.event()).isEmpty())
                .toList();
        LateBook late = LateBook.open(identified(batch, live), lateEntries);
        if (events.isEmpty() && late.stored().isEmpty()) {
            return;
        }
        Work work = new Work(clock.instant(), zone, locked(batch), store::factsAbout);
        Set<Long> known = new HashSet<>();
        Set<Long> withRuns = new HashSet<>();
        Set<Long> created = new HashSet<>();
        batch.events().stream().filter(BatchEvent::newCustomer).forEach(e -> created.add(e.customerId()));
        for (BatchEvent e : events) {
            // Whoever this very batch has made cannot have been anywhere yet.
            if (!created.contains(e.customerId())) {
                known.add(e.customerId());
                if (concernsRuns(e, live)) {
                    withRuns.add(e.customerId());
                }
            }
        }
        Map<Long, List<Run>> runs = new LinkedHashMap<>();
        if (!withRuns.isEmpty()) {
            store.alive(withRuns)
                    .forEach(run -> runs.computeIfAbsent(run.origin().customerId(), id -> new ArrayList<>())
                            .add(run));
        }
        endedWithGoals(events, known, live, work.now())
                .forEach(run -> runs.computeIfAbsent(run.origin().customerId(), id -> new ArrayList<>())
                        .add(run));
        Entrance.Book book = entrance.open(events, known, live, late.stored());
        WaitingBook waiting = WaitingBook.open(events, known, live, waitingEntries);
        // What happened before comes first.
        loop.advance(
                late.reconsider(causes(batch), runs, live, entrance, book, work).stream()
                        .map(Leg::new)
                        .toList(),
                work);
        for (List<BatchEvent> wave : waves(events)) {
            List<Leg> legs = new ArrayList<>();
            for (BatchEvent e : wave) {
                List<Run> own = runs.computeIfAbsent(e.customerId(), id -> new ArrayList<>());
                legs.addAll(wakeAndEnd(e, own, live, work));
                waiting.happened(e);
                entrance.admit(e, own, live, book, waiting, late, work).forEach(run -> legs.add(new Leg(run)));
            }
            loop.advance(legs, work);
        }
        waiting.write(waitingEntries, work);
        late.write(lateEntries);
        work.write(store, timers);
    }

    /** Customers whom the batch made known, where some journey looks back. */
    private static Set<Long> identified(EventBatch batch, Live live) {
        IdentifiedCustomers identified = live.keepsLate() ? batch.note(IdentifiedCustomers.class) : null;
        return identified == null ? Set.of() : identified.customerIds();
    }

    /** By customer, the last event of the batch. */
    private static Map<Long, Cause> causes(EventBatch batch) {
        Map<Long, Cause> causes = new HashMap<>();
        batch.events().forEach(e -> causes.put(e.customerId(), Cause.of(e)));
        return causes;
    }

    /** Events that concern nobody in particular and may yet let many in. */
    private void fanOut(EventBatch batch, Live live) {
        List<FanOut.Spark> sparks = new ArrayList<>();
        for (BatchEvent e : batch.events()) {
            if (e.customerId() == 0) {
                for (LiveJourney journey : live.listeningTo(e.event())) {
                    if (journey.latest() != null && journey.standing() == Standing.RUNNING) {
                        CompiledJourney latest = journey.latest();
                        latest.fansOut(e.event())
                                .forEach((trigger, data) -> sparks.add(new FanOut.Spark(
                                        latest.id(), latest.version(), trigger, clock.instant(), e.event(), data)));
                    }
                }
            }
        }
        if (!sparks.isEmpty()) {
            fanOut.spread(sparks);
        }
    }

    /** Runs that are over and may still reach their goal by one of these events. */
    private List<Run> endedWithGoals(List<BatchEvent> events, Set<Long> known, Live live, Instant now) {
        Set<Long> customers = new TreeSet<>();
        Map<Long, Duration> goals = new TreeMap<>();
        for (BatchEvent e : events) {
            Map<Long, Duration> own = live.goals(e.event().type());
            if (!own.isEmpty() && known.contains(e.customerId())) {
                customers.add(e.customerId());
                goals.putAll(own);
            }
        }
        return customers.isEmpty()
                ? List.of()
                : store.ended(customers, goals.keySet(), now.minus(Collections.max(goals.values())));
    }

    private List<Leg> wakeAndEnd(BatchEvent e, List<Run> runs, Live live, Work work) {
        List<Leg> legs = new ArrayList<>();
        for (Run run : runs) {
            CompiledJourney journey =
                    journeys.version(run.origin().journeyId(), run.origin().version());
            if (journey != null) {
                interrupts.apply(e, run, journey, work);
                if (!journey.rules().concerns(run.origin().key(), e.event())) {
                    continue; // about another order, booking or product
                }
            }
            Wait.Heard heard = heard(run, e.event());
            if (heard != null) {
                Standing standing = live.standing(run.origin().journeyId());
                if (standing == Standing.PAUSED) {
                    work.hold(run, heard);
                } else if (standing.ends()) {
                    work.leave(run, standing.reason(), RunTimers.left(standing));
                } else {
                    legs.addAll(waking.heard(run, heard, work));
                }
            }
            Awaited awaited = awaited(run, e.event());
            if (awaited != null) {
                run.causedBy(e.event().receivedAt());
                Standing standing = live.standing(run.origin().journeyId());
                if (standing == Standing.PAUSED) {
                    work.hold(run, new Wait.Sleep(awaited.port()));
                } else if (standing.ends()) {
                    work.leave(run, standing.reason(), RunTimers.left(standing));
                } else {
                    legs.addAll(waking.happened(run, awaited, work));
                }
            }
            if (e.event().type().equals(UNFOLLOW) && run.state().alive() && endsWith(e, run, work)) {
                work.leave(run, "unfollowed", UNFOLLOWED);
            }
        }
        return legs;
    }

    /** Null when the run's node does not listen for the event. */
    private static Wait.@Nullable Heard heard(Run run, Event event) {
        boolean stands = run.state() == RunState.WAITING || run.state() == RunState.HELD;
        return stands && run.memory().waitsFor() instanceof Wait.Listening wait && wait.hears(event)
                ? new Wait.Heard(event.type(), event.accountId(), event.data().deepCopy())
                : null;
    }

    /** Null when the run does not wait for the event. What it tells is kept for later nodes. */
    private static @Nullable Awaited awaited(Run run, Event event) {
        if (run.state() != RunState.WAITING && run.state() != RunState.HELD) {
            return null;
        }
        if (!(run.memory().waitsFor() instanceof Wait.ForEvents wait)) {
            return null;
        }
        Awaited awaited = wait.metBy(event);
        if (awaited != null && wait.rememberAs() != null) {
            run.memory().remember(wait.rememberAs(), event.data().deepCopy().put("eventType", event.type()));
        }
        return awaited;
    }

    /** A run that came through no account ends when the person follows none any more. */
    private boolean endsWith(BatchEvent unfollow, Run run, Work work) {
        var journey = journeys.version(run.origin().journeyId(), run.origin().version());
        if (journey == null || !journey.rules().exit().onUnfollow()) {
            return false;
        }
        long account = run.origin().accountId();
        return account == 0
                ? work.customer(run.origin().customerId()).following().isEmpty()
                : account == unfollow.event().accountId();
    }

    private static boolean concernsRuns(BatchEvent e, Live live) {
        return live.awaits(e.event().type()) || e.event().type().equals(UNFOLLOW);
    }

    private static Map<Long, CustomerSnapshot> locked(EventBatch batch) {
        LockedCustomers locked = batch.note(LockedCustomers.class);
        if (locked == null) {
            throw new IllegalStateException("the customers' stage must come before the journeys'");
        }
        return locked.byId();
    }

    private static List<List<BatchEvent>> waves(List<BatchEvent> events) {
        List<List<BatchEvent>> waves = new ArrayList<>();
        Map<Long, Integer> seen = new LinkedHashMap<>();
        for (BatchEvent e : events) {
            int wave = seen.merge(e.customerId(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(e);
        }
        return waves;
    }
}
