package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.node.Note;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.TimerHandler;
import io.yujian.platform.timer.Timers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Wakes runs whose time has come. */
@Component
public class RunTimers implements TimerHandler {
    private static final Note ARCHIVED = new Note("旅程已归档，离开旅程", "the journey was archived: left");
    private static final Note STOPPED = new Note("旅程已停止，离开旅程", "the journey was stopped: left");
    private final JourneySource journeys;
    private final RunStore store;
    private final Timers timers;
    private final Customers customers;
    private final RunLoop loop;
    private final Waking waking;
    private final Interrupts interrupts;
    private final DueEntries entries;
    private final InstantSource clock;
    private final ZoneId zone;

    RunTimers(
            JourneySource journeys,
            RunStore store,
            Timers timers,
            Customers customers,
            RunLoop loop,
            Waking waking,
            Interrupts interrupts,
            DueEntries entries,
            InstantSource clock,
            ZoneId zone) {
        this.journeys = journeys;
        this.store = store;
        this.timers = timers;
        this.customers = customers;
        this.loop = loop;
        this.waking = waking;
        this.interrupts = interrupts;
        this.entries = entries;
        this.clock = clock;
        this.zone = zone;
    }

    static Note left(Standing standing) {
        return standing == Standing.STOPPED ? STOPPED : ARCHIVED;
    }

    @Override
    public Collection<Long> fire(List<Timer> due) {
        Map<Long, Long> owners =
                store.customersOf(due.stream().map(Timer::runId).collect(Collectors.toCollection(TreeSet::new)));
        Set<Long> done = new HashSet<>();
        Map<Long, Long> entering = entries.customersOf(due, owners.keySet());
        TreeSet<Long> wanted = new TreeSet<>(owners.values());
        wanted.addAll(entering.values());
        Map<Long, CustomerSnapshot> locked = wanted.isEmpty() ? Map.of() : customers.lock(wanted, true);
        Work work = new Work(clock.instant(), zone, locked, store::factsAbout);
        // Read again now that nobody else can move them.
        Set<Long> mine = owners.entrySet().stream()
                .filter(e -> locked.containsKey(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Long, Run> runs = mine.isEmpty()
                ? Map.of()
                : store.byIds(mine).stream().collect(Collectors.toMap(Run::id, Function.identity()));
        Live live = journeys.current();
        List<Leg> legs = new ArrayList<>();
        Set<Long> woken = new HashSet<>();
        Set<Long> ripe = new HashSet<>();
        for (Timer timer : due) {
            Long comer = entering.get(timer.runId());
            if (owners.containsKey(timer.runId()) && !mine.contains(timer.runId())
                    || comer != null && !locked.containsKey(comer)) {
                continue; // the customer is busy elsewhere: next round
            }
            if (comer != null) {
                ripe.add(timer.runId());
            }
            done.add(timer.id());
            Run run = runs.get(timer.runId());
            if (run != null && isFor(run, timer) && woken.add(run.id())) {
                if (timer.equals(run.timer())) {
                    run.timer(null); // whoever claimed it deletes it
                }
                run.causedBy(timer.dueAt());
                legs.addAll(wake(run, live, work));
            }
        }
        legs.addAll(entries.enter(ripe, live, work));
        loop.advance(legs, work);
        work.write(store, timers);
        return done;
    }

    /** A run with a timer of its own goes by that one, or it listens; any other must belong to its present wait. */
    private static boolean isFor(Run run, Timer timer) {
        Timer own = run.timer();
        boolean nudges = own == null || run.memory().waitsFor() instanceof Wait.Listening;
        return run.state() == RunState.WAITING && (timer.equals(own) || (nudges && run.waitNo() == timer.waitNo()));
    }

    private List<Leg> wake(Run run, Live live, Work work) {
        Wait wait = run.memory().waitsFor();
        Standing standing = live.standing(run.origin().journeyId());
        if (standing.ends()) {
            work.leave(run, standing.reason(), left(standing));
            return List.of();
        }
        if (standing == Standing.PAUSED) {
            work.hold(run, wait == null ? new Wait.ForRetry() : wait);
            return List.of();
        }
        CompiledJourney journey =
                journeys.version(run.origin().journeyId(), run.origin().version());
        if (journey != null) {
            interrupts.endIfDue(run, journey.rules(), work);
        }
        return run.state().alive() ? waking.due(run, wait, work) : List.of();
    }

    @Override
    public void setAside(Timer timer, String reason) {
        Map<Long, Long> owner = store.customersOf(List.of(timer.runId()));
        if (owner.isEmpty()) {
            entries.giveUp(timer.runId(), reason);
            return;
        }
        Work work = new Work(clock.instant(), zone, customers.lock(owner.values(), false));
        for (Run run : store.byIds(List.of(timer.runId()))) {
            Wait wait = run.memory().waitsFor();
            if (isFor(run, timer)) {
                run.timer(null);
                String why = reason.length() > 200 ? reason.substring(0, 200) : reason;
                work.setAside(
                        run,
                        why,
                        wait == null ? new Wait.ForRetry() : wait,
                        new Note("多次出错，已搁置，需要人工处理", "failed again and again: set aside for a person"));
            }
        }
        work.write(store, timers);
    }
}
