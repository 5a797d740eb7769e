package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledNode;
import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Resumption;
import io.yujian.platform.id.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Walks many runs at once, in rounds: each as far as it goes in memory, then all effects that they ask for, one batched
 * call for each type, then on. So the number of statements depends on how deep the journeys go, not on how many runs
 * there are.
 */
@Component
public class RunLoop {
    /** A run that makes more steps in one transaction goes in a circle. */
    static final int MAX_STEPS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);
    private final JourneySource journeys;
    private final Ids ids;
    private final Map<String, EffectHandler<?>> handlers = new TreeMap<>();

    public RunLoop(JourneySource journeys, Ids ids, List<EffectHandler<?>> effectHandlers) {
        this.journeys = journeys;
        this.ids = ids;
        for (EffectHandler<?> handler : effectHandlers) {
            if (handlers.put(handler.effectType().getName(), handler) != null) {
                throw new IllegalStateException("two handlers of " + handler.effectType());
            }
        }
    }

    /**
     * A run that can go on.
     *
     * @param resumption null: it has just come to its node
     */
    record Leg(Run run, @Nullable Resumption resumption) {
        Leg(Run run) {
            this(run, null);
        }
    }

    private record Ask(Visit visit, Effect effect) {}

    /** Until every run waits or is over. Legs of runs that ended meanwhile are passed over. */
    void advance(List<Leg> legs, Work work) {
        List<Leg> ready = legs;
        while (!ready.isEmpty()) {
            Map<String, List<Ask>> asked = new TreeMap<>();
            for (Leg leg : ready) {
                if (leg.run().state() == RunState.WAITING) {
                    Ask ask = walk(leg, work);
                    if (ask != null) {
                        asked.computeIfAbsent(ask.effect().getClass().getName(), type -> new ArrayList<>())
                                .add(ask);
                    }
                }
            }
            ready = new ArrayList<>();
            for (Map.Entry<String, List<Ask>> type : asked.entrySet()) {
                EffectHandler<?> handler = handlers.get(type.getKey());
                if (handler == null) {
                    throw new IllegalStateException("no handler of effect " + type.getKey());
                }
                ready.addAll(settle(handler, type.getValue(), work));
            }
        }
    }

    private static <E extends Effect> List<Leg> settle(EffectHandler<E> handler, List<Ask> asks, Work work) {
        List<EffectHandler.Request<E>> batch = asks.stream()
                .map(ask -> new EffectHandler.Request<>(handler.effectType().cast(ask.effect()), ask.visit()))
                .toList();
        List<EffectHandler.Applied> results = handler.apply(batch);
        if (results.size() != batch.size()) {
            throw new IllegalStateException(
                    handler.getClass().getName() + " answered " + results.size() + " of " + batch.size() + " requests");
        }
        List<Leg> next = new ArrayList<>(asks.size());
        for (int i = 0; i < asks.size(); i++) {
            Run run = asks.get(i).visit().run();
            work.change(run.origin().customerId(), results.get(i).change());
            next.add(new Leg(run, new Resumption.EffectDone(results.get(i).result())));
        }
        return next;
    }

    /** @return the effect on whose result the run waits; null when it waits for something else or is over */
    private @Nullable Ask walk(Leg leg, Work work) {
        Run run = leg.run();
        Resumption resumption = leg.resumption();
        CompiledJourney journey =
                journeys.version(run.origin().journeyId(), run.origin().version());
        while (run.node() != null) {
            CompiledNode<?> node = journey == null ? null : journey.node(run.standsAt());
            if (journey == null || node == null) {
                aside(run, work, "version-unavailable", "这个版本的旅程无法在当前程序中运行", "this version cannot run here");
                return null;
            }
            if (work.step(run) > MAX_STEPS) {
                aside(run, work, "loop", "连续走了太多步，可能画成了死循环", "too many steps at once: the drawing may be a circle");
                return null;
            }
            Visit visit = new Visit(run, journey, node, work);
            NodeOutcome outcome;
            try {
                outcome = resumption == null ? node.execute(visit) : node.resume(visit, resumption);
            } catch (RuntimeException e) {
                LOG.error(
                        "node failed; the run is set aside and waits for a person: runId={} journeyId={} node={}",
                        run.id(),
                        run.origin().journeyId(),
                        node.id(),
                        e);
                aside(run, work, "node-failed", "节点执行出错", "the node failed");
                return null;
            }
            resumption = null;
            if (outcome instanceof NodeOutcome.AwaitEffect ask) {
                return new Ask(visit, ask.effect());
            }
            if (outcome instanceof NodeOutcome.Listen listen
                    && !listen.deadline().isAfter(work.now())) {
                resumption = new Resumption.Nudged();
                continue;
            }
            if (!goesOn(run, node, outcome, work)) {
                return null;
            }
        }
        return null;
    }

    /** @return true when the run stands at a next node */
    private boolean goesOn(Run run, CompiledNode<?> node, NodeOutcome outcome, Work work) {
        if (outcome instanceof NodeOutcome.Proceed proceed) {
            return leave(run, node, proceed.port(), proceed.note(), work);
        }
        if (outcome instanceof NodeOutcome.SleepUntil sleep) {
            if (!sleep.until().isAfter(work.now())) {
                return leave(run, node, sleep.port(), null, work);
            }
            work.waitFor(run, new Wait.Sleep(sleep.port()), sleep.until(), ids.next());
            return false;
        }
        if (outcome instanceof NodeOutcome.AwaitEvents await) {
            if (!await.deadline().isAfter(work.now())) {
                return leave(run, node, await.timeoutPort(), null, work);
            }
            Wait wait = new Wait.ForEvents(await.events(), await.timeoutPort(), await.rememberAs());
            work.waitFor(run, wait, await.deadline(), ids.next());
            return false;
        }
        if (outcome instanceof NodeOutcome.Listen listen) {
            work.waitFor(run, new Wait.Listening(listen.events(), listen.skipPort()), listen.deadline(), ids.next());
            return false;
        }
        if (outcome instanceof NodeOutcome.AwaitNudge) {
            work.waitFor(run, new Wait.ForNudge(), null, 0);
            return false;
        }
        if (outcome instanceof NodeOutcome.Finish finish) {
            work.finish(run, finish.reason(), finish.note());
            return false;
        }
        throw new IllegalStateException("outcome is not handled: " + outcome);
    }

    /** @return true when the run stands at a next node */
    boolean leave(Run run, CompiledNode<?> node, String port, @Nullable Note note, Work work) {
        if (!node.ports().contains(port)) {
            aside(run, work, "unknown-port", "节点走了一个不存在的出口：" + port, "the node left by an unknown port: " + port);
            return false;
        }
        work.leaveBy(run, node, port, note);
        return run.node() != null;
    }

    private static void aside(Run run, Work work, String reason, String zh, String en) {
        run.waitFor(new Wait.ForRetry());
        work.setAside(run, reason, new Wait.ForRetry(), new Note(zh, en));
    }
}
