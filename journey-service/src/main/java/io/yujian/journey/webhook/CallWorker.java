package io.yujian.journey.webhook;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.event.Event;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes due calls: two threads for what people just did, one for bulk, one for what a lost process left. */
@Component
@ConditionalOnRole(Role.JOURNEY_SERVICE)
class CallWorker implements SmartLifecycle {
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final CallRound round;
    private final Outbox outbox;
    private final Wakeups wakeups;
    private final boolean enabled;
    private final List<WorkerLoop> triggered;
    private final WorkerLoop bulk;
    private final WorkerLoop takeOver;
    private volatile boolean running;

    CallWorker(
            CallRound round,
            Outbox outbox,
            Wakeups wakeups,
            @Value("${yujian.webhooks.enabled:true}") boolean enabled) {
        this.round = round;
        this.outbox = outbox;
        this.wakeups = wakeups;
        this.enabled = enabled;
        this.triggered = List.of(
                new WorkerLoop("webhooks-0a", WorkLane.TRIGGERED, nudged -> step(Event.LANE_TRIGGERED)),
                new WorkerLoop("webhooks-0b", WorkLane.TRIGGERED, nudged -> step(Event.LANE_TRIGGERED)));
        this.bulk = new WorkerLoop("webhooks-1", WorkLane.BULK, nudged -> step(Event.LANE_BULK));
        this.takeOver = new WorkerLoop(
                "webhooks-take-over", WorkLane.BULK, nudged -> round.takeOver() ? Duration.ZERO : TAKE_OVER_EVERY);
    }

    private Duration step(byte lane) {
        return outbox.hasDue(OutboxItem.KIND_CALL, lane) && round.work(lane) ? Duration.ZERO : SWEEP;
    }

    @Override
    public void start() {
        running = true;
        if (!enabled) {
            return;
        }
        triggered.forEach(
                loop -> wakeups.listen("outbox:" + OutboxItem.KIND_CALL + ":" + Event.LANE_TRIGGERED, loop::wake));
        wakeups.listen("outbox:" + OutboxItem.KIND_CALL + ":" + Event.LANE_BULK, bulk::wake);
        triggered.forEach(WorkerLoop::start);
        bulk.start();
        takeOver.start();
    }

    @Override
    public void stop() {
        if (enabled) {
            triggered.forEach(loop -> loop.stop(PATIENCE));
            bulk.stop(PATIENCE);
            takeOver.stop(PATIENCE);
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
