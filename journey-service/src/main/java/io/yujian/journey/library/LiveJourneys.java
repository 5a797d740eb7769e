package io.yujian.journey.library;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyCompiler;
import io.yujian.journey.definition.UncompilableException;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.library.JourneyMapper.LiveRow;
import io.yujian.platform.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All published journeys in memory. Read again when a nudge says so and when what is here is a second old, by whoever
 * asks then: no thread of its own, three small statements a second. Versions never change, so each is compiled once.
 */
@Component
class LiveJourneys implements JourneySource {
    static final String TOPIC = "journeys";
    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(LiveJourneys.class);
    private final JourneyMapper mapper;
    private final TrafficMapper traffic;
    private final JourneyCompiler compiler;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Map<Key, Optional<CompiledJourney>> compiled = new ConcurrentHashMap<>();
    private final ReentrantLock refreshing = new ReentrantLock();
    /** How often this process was told of a change. */
    private final AtomicLong told = new AtomicLong();

    private volatile @Nullable Known known;

    private record Key(long journeyId, int version) {}

    /** @param told of how many changes it knows */
    private record Known(List<LiveRow> rows, Traffic traffic, Live live, Instant at, long told) {}

    LiveJourneys(
            JourneyMapper mapper,
            TrafficMapper traffic,
            JourneyCompiler compiler,
            JsonMapper json,
            InstantSource clock,
            Wakeups wakeups) {
        this.mapper = mapper;
        this.traffic = traffic;
        this.compiler = compiler;
        this.json = json;
        this.clock = clock;
        wakeups.listen(TOPIC, told::incrementAndGet);
    }

    @Override
    public Live current() {
        Known seen = known;
        Instant now = clock.instant();
        if (seen != null && seen.told() == told.get()) {
            if (isYoung(seen, now) || !refreshing.tryLock()) {
                return seen.live(); // or only its age is wrong, and somebody else is reading it right now
            }
        } else {
            refreshing.lock(); // what was published just now holds for the very next event
        }
        try {
            Known meanwhile = known;
            return meanwhile != null && meanwhile.told() == told.get() && isYoung(meanwhile, now)
                    ? meanwhile.live()
                    : refresh(now);
        } finally {
            refreshing.unlock();
        }
    }

    private static boolean isYoung(Known seen, Instant now) {
        return Duration.between(seen.at(), now).abs().compareTo(MAX_AGE) < 0;
    }

    private Live refresh(Instant at) {
        long knows = told.get(); // before reading: a change after the read must not be missed
        Known before = known;
        List<LiveRow> rows = mapper.live();
        Traffic now = new Traffic(traffic.published(), traffic.rules());
        Live live =
                before != null && before.rows().equals(rows) && before.traffic().equals(now)
                        ? before.live()
                        : build(rows, now);
        known = new Known(rows, now, live, at, knows);
        return live;
    }

    private Live build(List<LiveRow> rows, Traffic now) {
        Map<Long, Integer> paces = now.paces();
        List<LiveJourney> journeys = new ArrayList<>();
        for (LiveRow row : rows) {
            Standing standing = JourneyState.of(row.state()).standing(PauseMode.of(row.pauseMode()));
            journeys.add(new LiveJourney(
                    row.id(),
                    standing,
                    standing == Standing.ARCHIVED ? null : version(row.id(), row.publishedVersion()),
                    paces.getOrDefault(row.id(), 0)));
        }
        Set<String> awaited = new HashSet<>();
        for (String list : mapper.awaits()) {
            awaited.addAll(List.of(list.split(",")));
        }
        return new Live(journeys, awaited, now.precedence());
    }

    @Override
    public @Nullable CompiledJourney version(long journeyId, int version) {
        Key key = new Key(journeyId, version);
        Optional<CompiledJourney> cached = compiled.get(key);
        if (cached == null) {
            VersionRow row = mapper.version(journeyId, version);
            if (row == null) {
                return null; // not cached: its transaction may not be visible yet
            }
            cached = compile(row);
            compiled.put(key, cached);
        }
        return cached.orElse(null);
    }

    private Optional<CompiledJourney> compile(VersionRow row) {
        try {
            ObjectNode definition = (ObjectNode) json.readTree(row.definition());
            return Optional.of(compiler.compile(row.journeyId(), row.version(), definition));
        } catch (UncompilableException | ClassCastException e) {
            LOG.error(
                    "version cannot run in this process: nobody enters it and its runs are set aside when they move; "
                            + "start a release that knows its parts: journeyId={} version={}",
                    row.journeyId(),
                    row.version(),
                    e);
            return Optional.empty();
        }
    }
}
