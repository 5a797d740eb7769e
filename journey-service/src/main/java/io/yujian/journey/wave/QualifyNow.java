package io.yujian.journey.wave;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyCompiler;
import io.yujian.journey.definition.UncompilableException;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.wave.WaveRows.Wave;
import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerSets;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Counts who would enter a journey as things are now, lets them in when that is wanted, and shows how far it got. */
@Component
public class QualifyNow {
    private static final int MOST = 50;
    private final JourneyShelf shelf;
    private final JourneyCompiler compiler;
    private final JourneySource journeys;
    private final CustomerSets sets;
    private final PlanWaves planning;
    private final WaveRows rows;
    private final AuditLog audit;
    private final InstantSource clock;
    private final ZoneId zone;

    QualifyNow(
            JourneyShelf shelf,
            JourneyCompiler compiler,
            JourneySource journeys,
            CustomerSets sets,
            PlanWaves planning,
            WaveRows rows,
            AuditLog audit,
            InstantSource clock,
            ZoneId zone) {
        this.shelf = shelf;
        this.compiler = compiler;
        this.journeys = journeys;
        this.sets = sets;
        this.planning = planning;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param known false: its triggers say nothing about how things are, only about what happens
     * @param exact false: an estimate
     */
    public record Qualifying(boolean known, long customers, boolean exact) {}

    /**
     * A set of people on its way in.
     *
     * @param state {@code open}, {@code done} or {@code cancelled}
     * @param dueAt the moment; null: who qualified already
     */
    public record WaveView(
            String id,
            int version,
            String state,
            @Nullable Instant dueAt,
            long entered,
            long refused,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    /** @param definition null: the stored draft */
    public Qualifying count(long journeyId, @Nullable ObjectNode definition) {
        ObjectNode drawn = definition == null ? shelf.get(journeyId).draft() : definition;
        ObjectNode tree;
        try {
            tree = compiler.compile(journeyId, 1, drawn).qualifying().orElse(null);
        } catch (UncompilableException e) {
            throw new YujianException(422, "journey.has-problems", "旅程还没有画完，无法计算人数");
        }
        if (tree == null) {
            return new Qualifying(false, 0, true);
        }
        CustomerSets.Count count = sets.count(tree, new ConditionInstant(clock.instant(), zone));
        return new Qualifying(true, count.customers(), count.exact());
    }

    /** Once for each version; asked again it does nothing. */
    @Transactional
    public void letIn(long journeyId) {
        String name = shelf.get(journeyId).name();
        LiveJourney journey = journeys.current().journey(journeyId);
        CompiledJourney latest = journey == null ? null : journey.latest();
        if (journey == null || latest == null || journey.standing() != Standing.RUNNING) {
            throw YujianException.conflict("journey.not-running", "旅程没有在运行，不能让现有客户进入");
        }
        ObjectNode tree = latest.qualifying()
                .orElseThrow(() -> YujianException.conflict("journey.no-set", "这个旅程的触发只看以后发生的事，没有「现在符合的人」"));
        planning.backlog(latest, tree);
        audit.record("journey.let-in", "journey:" + journeyId, name + " v" + latest.version());
    }

    public List<WaveView> waves(long journeyId) {
        shelf.get(journeyId);
        Map<List<Object>, List<Wave>> sets = new LinkedHashMap<>();
        for (Wave wave : rows.ofJourney(journeyId, MOST)) {
            sets.computeIfAbsent(
                            List.of(wave.version(), wave.trigger(), wave.due(), wave.eventId()),
                            key -> new ArrayList<>())
                    .add(wave);
        }
        return sets.values().stream().map(QualifyNow::view).toList();
    }

    /** Nobody else of it enters; who has entered stays. */
    @Transactional
    public void stop(long journeyId, long waveId) {
        List<Wave> all = rows.ofJourney(journeyId, MOST);
        Wave named = all.stream()
                .filter(wave -> wave.id() == waveId)
                .findFirst()
                .orElseThrow(() -> YujianException.notFound("wave.not-found", "没有这一批"));
        all.stream()
                .filter(wave -> wave.trigger() == named.trigger()
                        && wave.version() == named.version()
                        && wave.due().equals(named.due())
                        && wave.eventId() == named.eventId())
                .forEach(wave -> rows.end(wave.id(), Wave.CANCELLED, clock.instant()));
        audit.record("journey.stop-wave", "journey:" + journeyId, Long.toString(waveId));
    }

    /** Parts of one set, as one. */
    private static WaveView view(List<Wave> parts) {
        Wave first = parts.get(0);
        boolean open = parts.stream().anyMatch(w -> w.state() == Wave.OPEN);
        boolean done = parts.stream().allMatch(w -> w.state() == Wave.DONE);
        Instant ended = parts.stream()
                .map(Wave::endedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new WaveView(
                Long.toString(first.id()),
                first.version(),
                open ? "open" : done ? "done" : "cancelled",
                first.trigger() == Wave.BACKLOG ? null : first.due(),
                parts.stream().mapToLong(Wave::entered).sum(),
                parts.stream().mapToLong(Wave::refused).sum(),
                first.createdAt(),
                open ? null : ended);
    }
}
