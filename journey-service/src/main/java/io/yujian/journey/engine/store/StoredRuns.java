package io.yujian.journey.engine.store;

import io.yujian.journey.engine.CountKey;
import io.yujian.journey.engine.Refusal;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.RunMemory;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.RunStore;
import io.yujian.journey.engine.Trail;
import io.yujian.journey.engine.store.RunMapper.CountRow;
import io.yujian.journey.engine.store.RunMapper.StepRow;
import io.yujian.journey.engine.store.RunMapper.WhyRow;
import io.yujian.platform.lock.CustomerLock;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs in the database. */
@Component
class StoredRuns implements RunStore {
    /** Counters of one kind are spread over so many rows; two workers seldom meet in one. */
    private static final int SLOTS = 16;

    private final RunMapper mapper;
    private final RunRows table;
    private final CustomerLock lock;
    private final JsonMapper json;

    StoredRuns(RunMapper mapper, RunRows table, CustomerLock lock, JsonMapper json) {
        this.mapper = mapper;
        this.table = table;
        this.lock = lock;
        this.json = json;
    }

    @Override
    public List<Run> alive(Collection<Long> customerIds) {
        return mapper.alive(customerIds, RunState.ALIVE).stream().map(this::run).toList();
    }

    @Override
    public Map<Entered, List<Instant>> entries(
            Collection<Long> customerIds, Collection<Long> journeyIds, boolean keyed) {
        Map<Entered, List<Instant>> entries = new HashMap<>();
        mapper.entries(customerIds, journeyIds, keyed)
                .forEach(row -> entries.computeIfAbsent(
                                new Entered(row.customerId(), row.journeyId(), row.runKey()), e -> new ArrayList<>())
                        .add(UtcTime.toInstant(row.enteredAt())));
        return entries;
    }

    @Override
    public List<Run> ended(Collection<Long> customerIds, Collection<Long> journeyIds, Instant since) {
        return mapper.ended(customerIds, journeyIds, UtcTime.of(since)).stream()
                .map(this::run)
                .toList();
    }

    @Override
    public Map<Long, Long> lockEntrants(SortedSet<Long> journeyIds) {
        Map<Long, Long> entrants = read(mapper.lockEntrants(journeyIds));
        if (entrants.size() < journeyIds.size()) {
            mapper.beginEntrants(journeyIds);
            entrants = read(mapper.lockEntrants(journeyIds));
        }
        return entrants;
    }

    private static Map<Long, Long> read(List<RunMapper.EntrantsRow> rows) {
        return rows.stream()
                .collect(Collectors.toMap(RunMapper.EntrantsRow::journeyId, RunMapper.EntrantsRow::entered));
    }

    @Override
    public void addEntrants(SortedMap<Long, Long> entrants) {
        mapper.addEntrants(entrants.entrySet().stream()
                .map(e -> new RunMapper.EntrantsRow(e.getKey(), e.getValue()))
                .toList());
    }

    @Override
    public Map<Long, Long> customersOf(Collection<Long> runIds) {
        return mapper.owners(runIds).stream()
                .collect(Collectors.toMap(RunMapper.OwnerRow::id, RunMapper.OwnerRow::customerId));
    }

    @Override
    public Map<Long, Glance> glance(Collection<Long> runIds) {
        return mapper.states(runIds).stream()
                .collect(Collectors.toMap(
                        RunMapper.StateRow::id, row -> new Glance(RunState.of(row.state()), row.version())));
    }

    @Override
    public Map<Long, Set<Long>> inside(Collection<Long> customerIds, Collection<Long> journeyIds) {
        return mapper.inside(customerIds, journeyIds, RunState.ALIVE).stream()
                .collect(Collectors.groupingBy(
                        RunMapper.InsideRow::customerId,
                        Collectors.mapping(RunMapper.InsideRow::journeyId, Collectors.toSet())));
    }

    @Override
    public Map<Long, Instant> takeTime(SortedMap<Long, Duration> lengths, Instant now) {
        mapper.holdPace(lengths.keySet());
        long from = micros(now);
        Map<Long, Instant> begins = new HashMap<>();
        List<RunMapper.PaceRow> next = new ArrayList<>();
        for (RunMapper.PaceRow row : mapper.lockPace(lengths.keySet())) {
            long begin = Math.max(from, row.nextUs());
            begins.put(row.journeyId(), Instant.EPOCH.plus(begin, ChronoUnit.MICROS));
            long length = Objects.requireNonNull(lengths.get(row.journeyId())).toNanos() / 1_000;
            next.add(new RunMapper.PaceRow(row.journeyId(), begin + length));
        }
        mapper.writePace(next);
        return begins;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    @Override
    public List<Long> inStates(long journeyId, Collection<RunState> states, long afterId, int limit) {
        return mapper.inStates(journeyId, states.stream().map(RunState::code).toList(), afterId, limit);
    }

    @Override
    public List<Run> byIds(Collection<Long> runIds) {
        return mapper.byIds(runIds).stream().map(this::run).toList();
    }

    @Override
    public List<Long> rekey(long fromCustomerId, long toCustomerId) {
        lock.requireHeld(fromCustomerId);
        lock.requireHeld(toCustomerId);
        List<Long> runs = mapper.ofCustomer(fromCustomerId);
        if (!runs.isEmpty()) {
            mapper.rekey(fromCustomerId, toCustomerId);
        }
        mapper.copyBeen(fromCustomerId, toCustomerId);
        return runs;
    }

    @Override
    public void save(List<Run> runs, List<Refusal> refusals) {
        if (!runs.isEmpty()) {
            runs.forEach(run -> lock.requireHeld(run.origin().customerId()));
            table.write(runs.stream().map(StoredRuns::row).toList());
            List<RunRow> tests = runs.stream()
                    .filter(run -> run.fresh() && run.memory().test())
                    .map(StoredRuns::row)
                    .toList();
            if (!tests.isEmpty()) {
                table.addTests(tests);
            }
        }
        List<StepRow> steps = new ArrayList<>();
        for (Run run : runs) {
            if (!run.fresh() && !run.trail().isEmpty()) {
                LocalDateTime at = UtcTime.of(run.trail().get(0).at());
                steps.add(new StepRow(
                        run.id(),
                        run.position().moves(),
                        at,
                        Trail.write(run.trail()).toString()));
            }
        }
        if (!steps.isEmpty()) {
            table.addSteps(steps);
        }
        if (!refusals.isEmpty()) {
            mapper.addRefusals(refusals.stream().map(StoredRuns::row).toList());
        }
    }

    @Override
    public void count(SortedMap<CountKey, Long> additions) {
        byte slot = (byte) Math.floorMod(Thread.currentThread().getId(), SLOTS);
        table.addCounts(additions.entrySet().stream()
                .map(e -> row(e.getKey(), slot, e.getValue()))
                .toList());
    }

    private static CountRow row(CountKey key, byte slot, long n) {
        return new CountRow(key.journeyId(), key.version(), key.node(), key.kind(), key.hour(), slot, n);
    }

    private static WhyRow row(Refusal r) {
        return new WhyRow(r.customerId(), r.journeyId(), r.id(), UtcTime.of(r.at()), r.reason());
    }

    private static RunRow row(Run run) {
        Run.Origin o = run.origin();
        Run.Position p = run.position();
        return new RunRow(
                o.id(),
                o.journeyId(),
                o.version(),
                o.customerId(),
                o.identityId(),
                o.accountId(),
                o.recipient(),
                o.lane(),
                o.traceId(),
                UtcTime.of(o.causedAt()),
                UtcTime.of(o.enteredAt()),
                p.state().code(),
                p.node(),
                p.waitNo(),
                p.timerDue() == null ? null : UtcTime.of(p.timerDue()),
                p.timerId(),
                UtcTime.of(p.since()),
                p.reason(),
                p.moves(),
                run.memory().json().toString(),
                run.fresh() ? Trail.write(run.trail()).toString() : "[]",
                o.key());
    }

    private Run run(RunRow r) {
        Run.Origin origin = new Run.Origin(
                r.id(),
                r.journeyId(),
                r.version(),
                r.customerId(),
                r.identityId(),
                r.accountId(),
                r.recipient(),
                r.lane(),
                r.traceId(),
                UtcTime.toInstant(r.causedAt()),
                UtcTime.toInstant(r.enteredAt()),
                r.runKey());
        Run.Position position = new Run.Position(
                RunState.of(r.state()),
                r.node(),
                r.waitNo(),
                instant(r.timerDue()),
                r.timerId(),
                UtcTime.toInstant(r.since()),
                r.reason(),
                r.moves());
        return Run.restore(origin, position, RunMemory.restore(object(r.memory())));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime at) {
        return at == null ? null : UtcTime.toInstant(at);
    }

    private ObjectNode object(String text) {
        JsonNode node = json.readTree(text);
        return node instanceof ObjectNode object ? object : json.createObjectNode();
    }
}
