package io.yujian.journey.harness;

import io.yujian.journey.engine.CountKey;
import io.yujian.journey.engine.Refusal;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.RunMemory;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.RunStore;
import io.yujian.journey.engine.TrailStep;
import io.yujian.platform.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Keeps copies, as a database would; counts its calls as statements. */
public final class RunsInMemory implements RunStore {
    private record Kept(Run.Origin origin, Run.Position position, RunMemory memory) {
        static Kept of(Run run) {
            return new Kept(
                    run.origin(),
                    run.position(),
                    RunMemory.restore(run.memory().json().deepCopy()));
        }

        Run run() {
            return Run.restore(origin, position, RunMemory.restore(memory.json().deepCopy()));
        }
    }

    private TreeMap<Long, Kept> runs = new TreeMap<>();
    private TreeMap<Long, List<TrailStep>> stories = new TreeMap<>();
    private List<Refusal> refusals = new ArrayList<>();
    private TreeMap<CountKey, Long> counts = new TreeMap<>(CountKey.LOCK_ORDER);
    private TreeMap<Long, Long> entrants = new TreeMap<>();
    private final Map<Long, Instant> paces = new HashMap<>();
    private int statements;

    /** What a rolled back transaction goes back to. */
    public Runnable snapshot() {
        TreeMap<Long, Kept> runsThen = new TreeMap<>(runs);
        TreeMap<Long, List<TrailStep>> storiesThen = new TreeMap<>();
        stories.forEach((id, story) -> storiesThen.put(id, new ArrayList<>(story)));
        List<Refusal> refusalsThen = new ArrayList<>(refusals);
        TreeMap<CountKey, Long> countsThen = new TreeMap<>(counts);
        TreeMap<Long, Long> entrantsThen = new TreeMap<>(entrants);
        return () -> {
            runs = runsThen;
            stories = storiesThen;
            refusals = refusalsThen;
            counts = countsThen;
            entrants = entrantsThen;
        };
    }

    public List<Run> all() {
        return runs.values().stream().map(Kept::run).toList();
    }

    public List<TrailStep> story(long runId) {
        return List.copyOf(stories.getOrDefault(runId, List.of()));
    }

    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Sum over hours and versions. */
    public long count(long journeyId, String node, String kind) {
        return counts.entrySet().stream()
                .filter(e -> e.getKey().journeyId() == journeyId)
                .filter(e -> e.getKey().node().equals(node) && e.getKey().kind().equals(kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Sum over hours. */
    public long count(long journeyId, int version, String node, String kind) {
        return counts.entrySet().stream()
                .filter(e -> e.getKey().journeyId() == journeyId && e.getKey().version() == version)
                .filter(e -> e.getKey().node().equals(node) && e.getKey().kind().equals(kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All but refusals and moves by hand, which no run remembers. */
    public Map<CountKey, Long> counts() {
        TreeMap<CountKey, Long> told = new TreeMap<>(counts);
        told.values().removeIf(n -> n == 0);
        told.keySet()
                .removeIf(key ->
                        key.kind().startsWith(CountKey.REFUSED) || key.kind().equals(CountKey.MOVED));
        return told;
    }

    public Map<CountKey, Long> recount() {
        Recount recount = new Recount();
        all().forEach(run -> recount.add(run, story(run.id())));
        return recount.counts();
    }

    public int statements() {
        return statements;
    }

    /** The held run waits for a timer that is due. */
    public Timer release(long runId, Instant due, long timerId) {
        Kept kept = Objects.requireNonNull(runs.get(runId));
        Run.Position p = kept.position();
        runs.put(
                runId,
                new Kept(
                        kept.origin(),
                        new Run.Position(
                                RunState.WAITING, p.node(), p.waitNo(), due, timerId, p.since(), null, p.moves()),
                        kept.memory()));
        return new Timer(kept.origin().lane(), due, timerId, runId, p.waitNo());
    }

    @Override
    public List<Run> alive(Collection<Long> customerIds) {
        statements++;
        return runs.values().stream()
                .filter(k -> customerIds.contains(k.origin().customerId()))
                .filter(k -> k.position().state().alive())
                .map(Kept::run)
                .toList();
    }

    @Override
    public Map<Entered, List<Instant>> entries(
            Collection<Long> customerIds, Collection<Long> journeyIds, boolean keyed) {
        statements++;
        Map<Entered, List<Instant>> entries = new HashMap<>();
        for (Kept kept : runs.values()) {
            Run.Origin o = kept.origin();
            if (customerIds.contains(o.customerId()) && journeyIds.contains(o.journeyId())) {
                entries.computeIfAbsent(
                                new Entered(o.customerId(), o.journeyId(), keyed ? o.key() : ""),
                                e -> new ArrayList<>())
                        .add(o.enteredAt());
            }
        }
        return entries;
    }

    @Override
    public List<Run> ended(Collection<Long> customerIds, Collection<Long> journeyIds, Instant since) {
        statements++;
        return runs.values().stream()
                .filter(k -> customerIds.contains(k.origin().customerId()))
                .filter(k -> journeyIds.contains(k.origin().journeyId()))
                .filter(k -> !k.position().state().alive())
                .filter(k -> !k.origin().enteredAt().isBefore(since))
                .map(Kept::run)
                .toList();
    }

    @Override
    public Map<Long, Long> lockEntrants(SortedSet<Long> journeyIds) {
        statements++;
        Map<Long, Long> known = new HashMap<>();
        journeyIds.forEach(id -> known.put(id, entrants.getOrDefault(id, 0L)));
        return known;
    }

    @Override
    public void addEntrants(SortedMap<Long, Long> added) {
        statements++;
        added.forEach((id, n) -> entrants.merge(id, n, Long::sum));
    }

    @Override
    public Map<Long, Long> customersOf(Collection<Long> runIds) {
        statements++;
        Map<Long, Long> owners = new HashMap<>();
        runIds.stream()
                .map(runs::get)
                .filter(k -> k != null)
                .forEach(k -> owners.put(k.origin().id(), k.origin().customerId()));
        return owners;
    }

    @Override
    public Map<Long, Glance> glance(Collection<Long> runIds) {
        statements++;
        Map<Long, Glance> seen = new HashMap<>();
        runIds.stream()
                .map(runs::get)
                .filter(k -> k != null)
                .forEach(k -> seen.put(
                        k.origin().id(),
                        new Glance(k.position().state(), k.origin().version())));
        return seen;
    }

    @Override
    public Map<Long, Set<Long>> inside(Collection<Long> customerIds, Collection<Long> journeyIds) {
        statements++;
        Map<Long, Set<Long>> inside = new HashMap<>();
        runs.values().stream()
                .filter(k -> k.position().state().alive())
                .filter(k -> customerIds.contains(k.origin().customerId()))
                .filter(k -> journeyIds.contains(k.origin().journeyId()))
                .forEach(k -> inside.computeIfAbsent(k.origin().customerId(), id -> new HashSet<>())
                        .add(k.origin().journeyId()));
        return inside;
    }

    @Override
    public Map<Long, Instant> takeTime(SortedMap<Long, Duration> lengths, Instant now) {
        statements += 3;
        Map<Long, Instant> begins = new HashMap<>();
        lengths.forEach((journey, length) -> {
            Instant next = paces.getOrDefault(journey, Instant.EPOCH);
            Instant begin = next.isAfter(now) ? next : now;
            begins.put(journey, begin);
            paces.put(journey, begin.plus(length));
        });
        return begins;
    }

    @Override
    public List<Long> inStates(long journeyId, Collection<RunState> states, long afterId, int limit) {
        return runs.tailMap(afterId, false).values().stream()
                .filter(k -> k.origin().journeyId() == journeyId
                        && states.contains(k.position().state()))
                .map(k -> k.origin().id())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Run> byIds(Collection<Long> runIds) {
        statements++;
        return runIds.stream()
                .sorted()
                .map(runs::get)
                .filter(k -> k != null)
                .map(Kept::run)
                .toList();
    }

    @Override
    public List<Long> rekey(long from, long to) {
        statements += 2;
        List<Long> moved = runs.values().stream()
                .filter(k -> k.origin().customerId() == from)
                .map(k -> k.origin().id())
                .toList();
        for (long id : moved) {
            Kept kept = runs.get(id);
            Run.Origin o = kept.origin();
            runs.put(
                    id,
                    new Kept(
                            new Run.Origin(
                                    id,
                                    o.journeyId(),
                                    o.version(),
                                    to,
                                    o.identityId(),
                                    o.accountId(),
                                    o.recipient(),
                                    o.lane(),
                                    o.traceId(),
                                    o.causedAt(),
                                    o.enteredAt(),
                                    o.key()),
                            kept.position(),
                            kept.memory()));
        }
        return moved;
    }

    @Override
    public void save(List<Run> changed, List<Refusal> refused) {
        statements += (changed.isEmpty() ? 0 : 2) + (refused.isEmpty() ? 0 : 1);
        for (Run run : changed) {
            runs.put(run.id(), Kept.of(run));
            stories.computeIfAbsent(run.id(), id -> new ArrayList<>()).addAll(run.trail());
        }
        refusals.addAll(refused);
    }

    @Override
    public void count(SortedMap<CountKey, Long> additions) {
        statements++;
        additions.forEach((key, n) -> counts.merge(key, n, Long::sum));
    }
}
