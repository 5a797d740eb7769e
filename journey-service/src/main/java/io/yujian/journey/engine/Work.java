package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledNode;
import io.yujian.journey.node.Note;
import io.yujian.member.BatchFacts;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerSnapshot;
import io.yujian.platform.time.DurationClasses;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one transaction does to runs, gathered in memory and written once at its end. Every change of a run goes through
 * here, so story, counters and timers cannot drift apart. Confined to one thread.
 */
final class Work {
    private final Instant now;
    private final ZoneId zone;
    private final int hour;
    private final Map<Long, CustomerSnapshot> customers;
    private final BatchFacts more;
    private final SortedMap<Long, Run> touched = new TreeMap<>();
    private final Map<Long, Integer> steps = new HashMap<>();
    private final List<Timer> scheduled = new ArrayList<>();
    private final List<Timer> cancelled = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final SortedMap<Long, Long> entrants = new TreeMap<>();
    private @Nullable String lastRefusal;
    private final SortedMap<CountKey, Long> counts = new TreeMap<>(CountKey.LOCK_ORDER);

    /** @param customers locked by this transaction, by the id that was asked for */
    Work(Instant now, ZoneId zone, Map<Long, CustomerSnapshot> customers) {
        this(now, zone, customers, BatchFacts::new);
    }

    /** @param facts what else is known about customers */
    Work(
            Instant now,
            ZoneId zone,
            Map<Long, CustomerSnapshot> customers,
            Function<Collection<Long>, BatchFacts> facts) {
        this.now = now;
        this.zone = zone;
        this.hour = CountKey.hourOf(now);
        this.customers = new HashMap<>(customers);
        // A run that was read under a merged id stands under its root once the lock is held.
        customers.values().forEach(root -> this.customers.put(root.id(), root));
        this.more = facts.apply(this.customers.keySet());
    }

    Instant now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    boolean holds(long customerId) {
        return customers.containsKey(customerId);
    }

    CustomerSnapshot customer(long customerId) {
        CustomerSnapshot customer = customers.get(customerId);
        if (customer == null) {
            throw new IllegalStateException("customer is not locked: id=" + customerId);
        }
        return customer;
    }

    void change(long customerId, UnaryOperator<CustomerSnapshot> change) {
        customers.put(customerId, change.apply(customer(customerId)));
    }

    /** How many this transaction lets into the journey, as far as that is limited. */
    long entrants(long journeyId) {
        return entrants.getOrDefault(journeyId, 0L);
    }

    ConditionFacts facts(long customerId, ObjectNode trigger) {
        return new ConditionFacts(customer(customerId), new ConditionInstant(now, zone), trigger, more);
    }

    /** For a condition that a run asks. */
    ConditionFacts facts(Run run, ObjectNode trigger) {
        return new ConditionFacts(
                customer(run.origin().customerId()),
                new ConditionInstant(now, zone),
                trigger,
                more,
                run.origin().enteredAt());
    }

    BatchFacts more() {
        return more;
    }

    /** How many steps the run has made in this transaction, this one included. */
    int step(Run run) {
        return steps.merge(run.id(), 1, Integer::sum);
    }

    void enter(Run run, CompiledJourney journey) {
        touch(run);
        count(run, "", CountKey.ENTERED);
        count(run, "", CountKey.FROM + run.source());
        if (journey.rules().entry().most() > 0 && !run.memory().test()) {
            entrants.merge(journey.id(), 1L, Long::sum);
        }
        arrive(run, journey.start());
    }

    /** Left out on purpose. */
    void holdOut(Run run) {
        touch(run);
        count(run, "", CountKey.HELD_OUT);
        run.end(RunState.HELD_OUT, "held-out", now);
    }

    /** At most once in a run's life, also when it is over. */
    void reachGoal(Run run, Note note) {
        if (run.memory().reachedGoal()) {
            return;
        }
        touch(run);
        run.memory().reachGoal(now);
        run.tell(new TrailStep(run.node() == null ? "" : run.standsAt(), null, now, note));
        if (run.state() == RunState.HELD_OUT) {
            count(run, "", CountKey.HELD_OUT_GOAL);
            return;
        }
        countGoal(run, now, 1);
    }

    /** The run leaves its node by the port: on to what is drawn there, or it is over. */
    void leaveBy(Run run, CompiledNode<?> node, String port, @Nullable Note note) {
        touch(run);
        run.tell(new TrailStep(node.id(), port, now, note));
        count(run, node.id(), CountKey.LEFT);
        count(run, node.id(), CountKey.PORT + port);
        // Who reached the goal before coming here says nothing about the ways from here.
        if (node.comparesExits() && !run.memory().reachedGoal() && run.memory().takeArm(node.id(), port)) {
            count(run, node.id(), CountKey.ARM + port);
        }
        String next = node.behind(port);
        if (next == null) {
            over(run, RunState.FINISHED, "completed", CountKey.FINISHED);
        } else {
            arrive(run, next);
        }
    }

    void finish(Run run, String reason, @Nullable Note note) {
        touch(run);
        String node = run.standsAt();
        run.tell(new TrailStep(node, null, now, note));
        count(run, node, CountKey.LEFT);
        over(run, RunState.FINISHED, reason, CountKey.FINISHED);
    }

    /** A person puts the run somewhere else. */
    void move(Run run, String to, Note note) {
        touch(run);
        String node = run.standsAt();
        run.tell(new TrailStep(node, null, now, note));
        count(run, node, CountKey.LEFT);
        count(run, node, CountKey.MOVED);
        forgetTimer(run);
        run.go();
        arrive(run, to);
    }

    /** The run goes on in another version, as if it had just come to the node there. */
    void moveInto(Run run, int version, String to, Note note) {
        leaveVersion(run, version, note);
        forgetTimer(run);
        run.go();
        arrive(run, to);
    }

    /** The run goes on in another version where it stands, with what it waits for. */
    void carryInto(Run run, int version, Note note) {
        leaveVersion(run, version, note);
        count(run, run.standsAt(), CountKey.ENTERED);
    }

    /** Whoever is moved is counted among the entered of one version only, the one that the run is in. */
    private void leaveVersion(Run run, int version, Note note) {
        touch(run);
        int before = run.origin().version();
        run.tell(new TrailStep(run.standsAt(), null, now, note, before));
        count(run, run.standsAt(), CountKey.LEFT);
        count(run, run.standsAt(), CountKey.MOVED);
        countPerson(run, -1);
        run.version(version);
        countPerson(run, 1);
    }

    /** What is counted once for each person, in the version that the run is in. */
    private void countPerson(Run run, long n) {
        count(run, "", CountKey.ENTERED, n);
        count(run, "", CountKey.FROM + run.source(), n);
        run.memory().arms().forEach((node, port) -> count(run, node, CountKey.ARM + port, n));
        Instant goalAt = run.memory().goalAt();
        if (goalAt != null) {
            countGoal(run, goalAt, n);
        }
    }

    private void countGoal(Run run, Instant at, long n) {
        long seconds = Duration.between(run.origin().enteredAt(), at).toSeconds();
        count(run, "", CountKey.GOAL, n);
        count(run, "", CountKey.GOAL_IN + DurationClasses.of(seconds), n);
        count(run, "", CountKey.FROM_GOAL + run.source(), n);
        run.memory().arms().forEach((node, port) -> count(run, node, CountKey.ARM_GOAL + port, n));
    }

    /** The run ends before its time. */
    void leave(Run run, String reason, @Nullable Note note) {
        touch(run);
        String node = run.standsAt();
        if (note != null) {
            run.tell(new TrailStep(node, null, now, note));
        }
        count(run, node, CountKey.LEFT);
        count(run, node, CountKey.LOST + reason);
        forgetTimer(run);
        over(run, RunState.LEFT, reason, CountKey.LEFT);
    }

    private void over(Run run, RunState how, String reason, String kind) {
        count(run, "", kind);
        run.memory().endAt(run.standsAt());
        run.end(how, reason, now);
    }

    private void arrive(Run run, String node) {
        count(run, node, CountKey.ENTERED);
        run.arrive(node, now);
    }

    void waitFor(Run run, Wait wait, @Nullable Instant until, long timerId) {
        touch(run);
        run.waitFor(wait);
        if (until == null) {
            run.timer(null);
        } else {
            schedule(run, until, timerId);
        }
    }

    void schedule(Run run, Instant due, long timerId) {
        touch(run);
        Timer timer = new Timer(run.origin().lane(), due, timerId, run.id(), run.waitNo());
        run.timer(timer);
        scheduled.add(timer);
    }

    /** The entry's timer bears the entry's id; it belongs to no run. */
    void letInLater(WaitingEntry entry) {
        scheduled.add(new Timer(entry.cause().lane(), entry.due(), entry.id(), entry.id(), 0));
    }

    /** The wait is over by something else than its timer. */
    void wake(Run run) {
        touch(run);
        forgetTimer(run);
        run.go();
    }

    /** The wait's own timer has fired; whoever claimed it deletes it. */
    void wakeByTimer(Run run) {
        touch(run);
        run.go();
    }

    /** The journey is paused: what should happen now happens when it is resumed. */
    void hold(Run run, Wait thenFor) {
        touch(run);
        forgetTimer(run);
        run.hold(thenFor);
    }

    void setAside(Run run, String reason, Wait keep, Note note) {
        touch(run);
        run.tell(new TrailStep(run.standsAt(), null, now, note));
        forgetTimer(run);
        run.setAside(reason, keep);
    }

    /** Why the last one whom this transaction considered was not let in; null: nobody was refused. */
    @Nullable
    String lastRefusal() {
        return lastRefusal;
    }

    void refuse(Refusal refusal, int version) {
        refusals.add(refusal);
        refuseUntold(refusal, version);
    }

    /** Counted, without a row for the person. */
    void refuseUntold(Refusal refusal, int version) {
        lastRefusal = refusal.reason();
        add(new CountKey(refusal.journeyId(), version, "", CountKey.REFUSED + refusal.word(), hour), 1);
    }

    void touch(Run run) {
        touched.put(run.id(), run);
    }

    private void forgetTimer(Run run) {
        Timer timer = run.timer();
        if (timer != null && !scheduled.remove(timer)) {
            cancelled.add(timer);
        }
        run.timer(null);
    }

    private void count(Run run, String node, String kind) {
        count(run, node, kind, 1);
    }

    private void count(Run run, String node, String kind, long n) {
        if (!run.memory().test()) {
            int entered = CountKey.hourOf(run.origin().enteredAt());
            add(new CountKey(run.origin().journeyId(), run.origin().version(), node, kind, entered), n);
        }
    }

    private void add(CountKey key, long n) {
        counts.merge(key, n, Long::sum);
    }

    /** Order of locks: runs, timers, counters (engine.md §2). */
    void write(RunStore store, Timers timers) {
        for (Run run : touched.values()) {
            if (!run.fresh()) {
                run.moved();
            }
        }
        if (!touched.isEmpty() || !refusals.isEmpty()) {
            store.save(List.copyOf(touched.values()), List.copyOf(refusals));
        }
        if (!cancelled.isEmpty()) {
            timers.cancel(List.copyOf(cancelled));
        }
        if (!scheduled.isEmpty()) {
            timers.schedule(List.copyOf(scheduled));
        }
        if (!entrants.isEmpty()) {
            store.addEntrants(entrants);
        }
        if (!counts.isEmpty()) {
            store.count(counts);
        }
    }
}
