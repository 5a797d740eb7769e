package io.yujian.gateway.fanmenu;

import io.yujian.gateway.stop.Stops;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.event.Event;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does due wishes: a thread for each lane, and one for what a lost process left. */
@Component
@ConditionalOnRole(Role.WECHAT_GATEWAY)
class FanMenuWorker implements SmartLifecycle {
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final FanMenuRound round;
    private final Outbox outbox;
    private final Stops stops;
    private final BackPressure pressure;
    private final Wakeups wakeups;
    private final boolean enabled;
    private final WorkerLoop triggered;
    private final WorkerLoop bulk;
    private final WorkerLoop takeOver;
    private volatile boolean running;

    FanMenuWorker(
            FanMenuRound round,
            Outbox outbox,
            Stops stops,
            BackPressure pressure,
            Wakeups wakeups,
            @Value("${yujian.gateway.sender.enabled:true}") boolean enabled) {
        this.round = round;
        this.outbox = outbox;
        this.stops = stops;
        this.pressure = pressure;
        this.wakeups = wakeups;
        this.enabled = enabled;
        this.triggered = new WorkerLoop("fan-menus-0", WorkLane.TRIGGERED, nudged -> step(Event.LANE_TRIGGERED));
        this.bulk = new WorkerLoop("fan-menus-1", WorkLane.BULK, nudged -> step(Event.LANE_BULK));
        this.takeOver = new WorkerLoop(
                "fan-menus-take-over", WorkLane.BULK, nudged -> round.takeOver() ? Duration.ZERO : TAKE_OVER_EVERY);
    }

    private Duration step(byte lane) {
        boolean held =
                stops.everything() || lane == Event.LANE_BULK && pressure.isAtLeast(BackPressure.Level.STOP_BULK_SENDS);
        boolean worked = !held && outbox.hasDue(OutboxItem.KIND_FAN_MENU, lane) && round.work(lane);
        return worked ? Duration.ZERO : SWEEP;
    }

    @Override
    public void start() {
        running = true;
        if (!enabled) {
            return;
        }
        wakeups.listen("outbox:" + OutboxItem.KIND_FAN_MENU + ":" + Event.LANE_TRIGGERED, triggered::wake);
        wakeups.listen("outbox:" + OutboxItem.KIND_FAN_MENU + ":" + Event.LANE_BULK, bulk::wake);
        List.of(triggered, bulk, takeOver).forEach(WorkerLoop::start);
    }

    @Override
    public void stop() {
        if (enabled) {
            List.of(triggered, bulk, takeOver).forEach(loop -> loop.stop(PATIENCE));
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
