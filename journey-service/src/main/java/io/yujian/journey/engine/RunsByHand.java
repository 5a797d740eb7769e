package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledNode;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.node.Note;
import io.yujian.member.Customers;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.timer.Timers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do to runs by hand: take somebody out, let somebody go on at once, put somebody elsewhere. Audited. */
@Component
public class RunsByHand {
    /** In one transaction. */
    public static final int MOST = 200;

    private static final Note STOPPED = new Note("人工移出旅程", "taken out by a person");
    private static final Note SKIPPED = new Note("人工跳过这一步", "a person let it go on");
    private final RunStore store;
    private final Customers customers;
    private final JourneySource journeys;
    private final RunLoop loop;
    private final Timers timers;
    private final InstantSource clock;
    private final ZoneId zone;
    private final AuditLog audit;

    RunsByHand(
            RunStore store,
            Customers customers,
            JourneySource journeys,
            RunLoop loop,
            Timers timers,
            InstantSource clock,
            ZoneId zone,
            AuditLog audit) {
        this.store = store;
        this.customers = customers;
        this.journeys = journeys;
        this.loop = loop;
        this.timers = timers;
        this.clock = clock;
        this.zone = zone;
        this.audit = audit;
    }

    /** What to do. */
    public enum Action {
        STOP,
        SKIP,
        MOVE
    }

    /** @param reason why nothing was done; null when it was */
    public record Outcome(long runId, @Nullable String reason) {}

    /**
     * @param node where to, for MOVE; else null
     * @return one for each run, in ascending order
     */
    @Transactional
    public List<Outcome> act(Action action, TreeSet<Long> runIds, @Nullable String node) {
        if (runIds.isEmpty() || runIds.size() > MOST) {
            throw YujianException.invalid("run.too-many", "一次最多处理 " + MOST + " 条旅程进度");
        }
        var owners = store.customersOf(runIds);
        Work work = new Work(
                clock.instant(),
                zone,
                owners.isEmpty() ? Map.of() : customers.lock(new TreeSet<>(owners.values()), false));
        TreeMap<Long, Run> runs = new TreeMap<>();
        store.byIds(runIds).forEach(run -> runs.put(run.id(), run));
        List<Outcome> outcomes = new ArrayList<>();
        List<Leg> legs = new ArrayList<>();
        for (long id : runIds) {
            Run run = runs.get(id);
            String refused = run == null
                    ? "run.not-found"
                    : !run.state().alive() ? "run.is-over" : act(action, run, node, work, legs);
            outcomes.add(new Outcome(id, refused));
        }
        loop.advance(legs, work);
        work.write(store, timers);
        String ids = outcomes.stream()
                .filter(o -> o.reason() == null)
                .map(o -> Long.toString(o.runId()))
                .limit(10)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
        long done = outcomes.stream().filter(o -> o.reason() == null).count();
        audit.record("run." + action.name().toLowerCase(Locale.ROOT), "runs", done + "：" + ids);
        return outcomes;
    }

    /** @return why nothing was done; null when it was */
    private @Nullable String act(Action action, Run run, @Nullable String to, Work work, List<Leg> legs) {
        if (action == Action.STOP) {
            work.leave(run, "by-hand", STOPPED);
            return null;
        }
        CompiledJourney journey =
                journeys.version(run.origin().journeyId(), run.origin().version());
        CompiledNode<?> at = journey == null ? null : journey.node(run.standsAt());
        if (journey == null || at == null) {
            return "run.version-unavailable";
        }
        Standing standing = journeys.current().standing(run.origin().journeyId());
        if (standing == Standing.PAUSED || standing.ends()) {
            return "journey.not-running";
        }
        if (action == Action.MOVE) {
            if (to == null || journey.node(to) == null) {
                return "run.unknown-node";
            }
            work.move(run, to, new Note("人工移到节点 " + to, "a person moved it to " + to));
            legs.add(new Leg(run));
            return null;
        }
        String port = portOf(run.memory().waitsFor(), at);
        if (port == null) {
            return "run.waits-for-outcome";
        }
        work.wake(run);
        if (loop.leave(run, at, port, SKIPPED, work)) {
            legs.add(new Leg(run));
        }
        return null;
    }

    /** As if the time were up. A message under way is not skipped: what becomes of it must be known. */
    private static @Nullable String portOf(@Nullable Wait wait, CompiledNode<?> at) {
        if (wait instanceof Wait.Sleep sleep) {
            return sleep.port();
        }
        if (wait instanceof Wait.ForEvents events) {
            return events.timeoutPort();
        }
        if (wait instanceof Wait.Listening listening) {
            return listening.skipPort();
        }
        return wait instanceof Wait.ForNudge ? null : at.mainPort();
    }
}
