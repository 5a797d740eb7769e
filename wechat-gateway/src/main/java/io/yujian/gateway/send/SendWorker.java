package io.yujian.gateway.send;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.gateway.setting.GatewayProperties;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries messages out, one loop per lane; both lanes have threads, calls and connections of their own. */
@Component
@ConditionalOnRole(Role.WECHAT_GATEWAY)
class SendWorker implements SmartLifecycle {
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(11);

    private final ClaimSends claims;
    private final TakeOverSends takeOvers;
    private final Outbox outbox;
    private final Stops stops;
    private final Wakeups wakeups;
    private final BackPressure pressure;
    private final int batch;
    private final int takeOverRoom;
    private final boolean enabled;
    private final CallLane triggered;
    private final CallLane bulk;
    private final WorkerLoop triggeredLoop;
    private final WorkerLoop bulkLoop;
    private final WorkerLoop takeOverLoop;
    private volatile boolean running;

    SendWorker(
            ClaimSends claims,
            TakeOverSends takeOvers,
            MakeCall make,
            RecordResults record,
            Outbox outbox,
            Stops stops,
            Wakeups wakeups,
            BackPressure pressure,
            GatewayProperties properties,
            MeterRegistry meters,
            @Value("${yujian.gateway.sender.enabled:true}") boolean enabled) {
        this.claims = claims;
        this.takeOvers = takeOvers;
        this.outbox = outbox;
        this.stops = stops;
        this.wakeups = wakeups;
        this.pressure = pressure;
        this.batch = properties.sender().batch();
        this.takeOverRoom = Math.min(batch, properties.sender().calls() / 2);
        this.enabled = enabled;
        this.triggeredLoop = new WorkerLoop("send-0", WorkLane.TRIGGERED, nudged -> step(Event.LANE_TRIGGERED));
        this.bulkLoop = new WorkerLoop("send-1", WorkLane.BULK, nudged -> step(Event.LANE_BULK));
        this.takeOverLoop = new WorkerLoop("send-take-over", WorkLane.TRIGGERED, nudged -> takeOver());
        this.triggered =
                new CallLane(Event.LANE_TRIGGERED, properties.sender().calls(), make, record, triggeredLoop::wake);
        this.bulk = new CallLane(Event.LANE_BULK, properties.sender().bulkCalls(), make, record, bulkLoop::wake);
        show(meters, triggered, Event.LANE_TRIGGERED);
        show(meters, bulk, Event.LANE_BULK);
    }

    private static void show(MeterRegistry meters, CallLane calls, byte lane) {
        Gauge.builder("yujian.gateway.calls", calls, CallLane::inFlight)
                .description("messages claimed and without a result on disk: what a crash would leave unknown")
                .tag("lane", Byte.toString(lane))
                .register(meters);
    }

    private Duration step(byte lane) {
        boolean holdBulk = lane == Event.LANE_BULK && pressure.isAtLeast(BackPressure.Level.STOP_BULK_SENDS);
        if (stops.everything() || holdBulk) {
            return SWEEP;
        }
        CallLane calls = lane == Event.LANE_TRIGGERED ? triggered : bulk;
        int room = Math.min(batch, calls.room());
        if (room < Math.min(8, Math.min(batch, calls.size()))) {
            return BUSY; // a claim of a few costs as much as one of many
        }
        if (!outbox.hasDue(OutboxItem.KIND_MESSAGE, lane)) {
            return SWEEP;
        }
        ClaimSends.Round round = claims.claim(lane, room);
        if (round.claimed() != null) {
            calls.begin(round.claimed());
        }
        return round.found() ? Duration.ZERO : BUSY;
    }

    private Duration takeOver() {
        if (triggered.room() < takeOverRoom) {
            return BUSY; // what is due now goes first; a lane is seldom full for long
        }
        ClaimSends.Round round = takeOvers.takeOver();
        if (round.claimed() != null) {
            triggered.begin(round.claimed());
        }
        return round.found() ? Duration.ZERO : TAKE_OVER_EVERY;
    }

    @Override
    public void start() {
        running = true;
        if (!enabled) {
            return;
        }
        wakeups.listen("outbox:" + OutboxItem.KIND_MESSAGE + ":" + Event.LANE_TRIGGERED, triggeredLoop::wake);
        wakeups.listen("outbox:" + OutboxItem.KIND_MESSAGE + ":" + Event.LANE_BULK, bulkLoop::wake);
        triggered.start();
        bulk.start();
        triggeredLoop.start();
        bulkLoop.start();
        takeOverLoop.start();
    }

    @Override
    public void stop() {
        if (enabled) {
            triggeredLoop.stop(PATIENCE);
            bulkLoop.stop(PATIENCE);
            takeOverLoop.stop(PATIENCE);
            triggered.stop(PATIENCE);
            bulk.stop(PATIENCE);
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
