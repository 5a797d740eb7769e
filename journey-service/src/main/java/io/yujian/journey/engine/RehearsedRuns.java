package io.yujian.journey.engine;

import io.yujian.member.BatchFacts;
import io.yujian.member.BatchFacts.Rehearsed;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs, refusals and timers of one rehearsal. Confined to its thread; transactions always succeed. */
final class RehearsedRuns implements RunStore, Timers {
    private final SortedMap<Long, Run> runs = new TreeMap<>();
    private final Map<Long, List<TrailStep>> stories = new TreeMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Rehearsed> happened = new ArrayList<>();
    private final TreeSet<Timer> timers =
            new TreeSet<>(Comparator.comparing(Timer::dueAt).thenComparing(Timer::id));

    void happened(Rehearsed event) {
        happened.add(event);
    }

    @Override
    public BatchFacts factsAbout(Collection<Long> customerIds) {
        return new BatchFacts(customerIds, happened);
    }

    Collection<Run> all() {
        return runs.values();
    }

    List<TrailStep> story(long runId) {
        return stories.getOrDefault(runId, List.of());
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** Due by the instant, earliest first. */
    List<Timer> due(Instant now) {
        return timers.stream().filter(timer -> !timer.dueAt().isAfter(now)).toList();
    }

    Timer first() {
        return timers.first();
    }

    boolean hasTimers() {
        return !timers.isEmpty();
    }

    @Override
    public void schedule(List<Timer> added) {
        timers.addAll(added);
    }

    @Override
    public void cancel(List<Timer> gone) {
        gone.forEach(timers::remove);
    }

    @Override
    public List<Run> alive(Collection<Long> customerIds) {
        return again(runs.values().stream().filter(run -> run.state().alive()).toList());
    }

    @Override
    public Map<Entered, List<Instant>> entries(
            Collection<Long> customerIds, Collection<Long> journeyIds, boolean keyed) {
        Map<Entered, List<Instant>> entries = new HashMap<>();
        for (Run run : runs.values()) {
            Run.Origin o = run.origin();
            entries.computeIfAbsent(
                            new Entered(o.customerId(), o.journeyId(), keyed ? o.key() : ""), e -> new ArrayList<>())
                    .add(o.enteredAt());
        }
        return entries;
    }

    @Override
    public List<Run> ended(Collection<Long> customerIds, Collection<Long> journeyIds, Instant since) {
        return again(runs.values().stream()
                .filter(run -> !run.state().alive() && !run.origin().enteredAt().isBefore(since))
                .toList());
    }

    @Override
    public Map<Long, Long> lockEntrants(SortedSet<Long> journeyIds) {
        return Map.of();
    }

    @Override
    public void addEntrants(SortedMap<Long, Long> entrants) {
        // Places are not taken by a rehearsal.
    }

    @Override
    public Map<Long, Long> customersOf(Collection<Long> runIds) {
        return runIds.stream()
                .filter(runs::containsKey)
                .collect(Collectors.toMap(
                        id -> id,
                        id -> Objects.requireNonNull(runs.get(id)).origin().customerId()));
    }

    @Override
    public Map<Long, Glance> glance(Collection<Long> runIds) {
        return Map.of();
    }

    /** A rehearsal looks at one journey alone. */
    @Override
    public Map<Long, Set<Long>> inside(Collection<Long> customerIds, Collection<Long> journeyIds) {
        return Map.of();
    }

    @Override
    public Map<Long, Instant> takeTime(SortedMap<Long, Duration> lengths, Instant now) {
        return Map.of();
    }

    @Override
    public List<Long> inStates(long journeyId, Collection<RunState> states, long afterId, int limit) {
        return List.of();
    }

    @Override
    public List<Run> byIds(Collection<Long> runIds) {
        return again(runIds.stream().filter(runs::containsKey).map(runs::get).toList());
    }

    /** As if read from a store: with an empty trail of its own. */
    private static List<Run> again(List<Run> kept) {
        return kept.stream()
                .map(run -> Run.restore(run.origin(), run.position(), run.memory()))
                .toList();
    }

    @Override
    public List<Long> rekey(long fromCustomerId, long toCustomerId) {
        return List.of();
    }

    @Override
    public void save(List<Run> changed, List<Refusal> refused) {
        for (Run run : changed) {
            runs.put(run.id(), run);
            stories.computeIfAbsent(run.id(), id -> new ArrayList<>()).addAll(run.trail());
        }
        refusals.addAll(refused);
    }

    @Override
    public void count(SortedMap<CountKey, Long> additions) {
        // Nothing is counted.
    }
}
