package io.yujian.platform.system;

import io.yujian.platform.database.StatementCounter;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.deadletter.DeadLetters;
import io.yujian.platform.node.LiveNodes;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.outbox.OutboxSize;
import io.yujian.platform.overview.FigureSource;
import io.yujian.platform.pipeline.PendingRows;
import io.yujian.platform.pipeline.Pipeline;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.platform.timer.TimerRows;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers the numbers. Counts end at ten thousand: beyond that only "many" matters, and counting would cost. */
@Component
class SystemState implements FigureSource {
    private static final int MANY = 10_000;

    private final BackPressure pressure;
    private final PendingRows pending;
    private final TimerRows timers;
    private final OutboxSize outbox;
    private final LiveNodes nodes;
    private final DeadLetters deadLetters;
    private final ObjectProvider<Pipeline> pipeline;
    private final InstantSource clock;

    SystemState(
            BackPressure pressure,
            PendingRows pending,
            TimerRows timers,
            OutboxSize outbox,
            LiveNodes nodes,
            DeadLetters deadLetters,
            ObjectProvider<Pipeline> pipeline,
            InstantSource clock) {
        this.pressure = pressure;
        this.pending = pending;
        this.timers = timers;
        this.outbox = outbox;
        this.nodes = nodes;
        this.deadLetters = deadLetters;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /**
     * @param pending events that are not handled, counted to ten thousand
     * @param ladder step of the back-pressure ladder, 0–4
     * @param timersDue timers that are due and not fired, counted to ten thousand
     * @param latency from stored to handled, in this process, over the last minutes
     * @param statements SQL statements of this process since its start
     */
    record SystemView(
            int pending,
            long oldestPendingMs,
            int ladder,
            OutboxView outbox,
            int timersDue,
            int deadLetters,
            List<LiveNodes.Node> nodes,
            Pipeline.Latency latency,
            StatementsView statements) {}

    /** Outside calls to do, by lane, counted to ten thousand. */
    record OutboxView(int lane0, int lane1) {}

    record StatementsView(long triggered, long bulk, long request) {}

    SystemView now() {
        return new SystemView(
                pending.count(MANY),
                pressure.oldestMs(),
                pressure.level().ordinal(),
                new OutboxView(
                        outbox.count(OutboxItem.KIND_MESSAGE, (byte) 0, MANY),
                        outbox.count(OutboxItem.KIND_MESSAGE, (byte) 1, MANY)),
                timers.countDue(clock.instant(), MANY),
                deadLetters.countOpen(),
                nodes.list(),
                latency(),
                new StatementsView(
                        StatementCounter.count(WorkLane.TRIGGERED),
                        StatementCounter.count(WorkLane.BULK),
                        StatementCounter.count(WorkLane.REQUEST)));
    }

    private Pipeline.Latency latency() {
        Pipeline here = pipeline.getIfAvailable();
        return here == null ? new Pipeline.Latency(0, 0) : here.latency();
    }

    @Override
    public List<Figure> figures() {
        Pipeline.Latency latency = latency();
        return List.of(new Figure("latencyP50Ms", latency.p50Ms()), new Figure("latencyP99Ms", latency.p99Ms()));
    }

    @Override
    public List<Warning> warnings() {
        if (!pressure.isAtLeast(BackPressure.Level.STOP_BULK_SENDS)) {
            return List.of();
        }
        long seconds = pressure.oldestMs() / 1000;
        return List.of(new Warning(
                "pressure",
                "事件处理落后了 " + seconds + " 秒，群发已暂缓，实时消息优先。持续不退请增加 journey-service 进程。",
                "Events are handled " + seconds + " seconds late; bulk sends wait. If it lasts, add a journey-service.",
                "/system"));
    }
}
