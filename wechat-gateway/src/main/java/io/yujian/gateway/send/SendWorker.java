package io.yujian.gateway.send;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.gateway.stop.Stops;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.event.Event;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxClaim;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.outbox.OutboxTaker;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries messages out, one loop per lane; both lanes have threads, calls and connections of their own. What this process
 * plans itself is handed over in memory; the queue holds what has to wait and what others left.
 */
@Component
@ConditionalOnRole(Role.WECHAT_GATEWAY)
class SendWorker implements OutboxTaker, SmartLifecycle {
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(11);

    private final ClaimSends claims;
    private final TakeOverSends takeOvers;
    private final Outbox outbox;
    private final Wakeups wakeups;
    private final int takeOverRoom;
    private final boolean enabled;
    private final SendLane triggered;
    private final SendLane bulk;
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
        this.wakeups = wakeups;
        GatewayProperties.Sender sender = properties.sender();
        this.takeOverRoom = Math.min(sender.batch(), sender.calls() / 2);
        this.enabled = enabled;
        this.takeOverLoop = new WorkerLoop("send-take-over", WorkLane.TRIGGERED, nudged -> takeOver());
        this.triggered = new SendLane(
                Event.LANE_TRIGGERED, sender.batch(), sender.calls(), claims, outbox, make, record, stops::everything);
        this.bulk = new SendLane(
                Event.LANE_BULK,
                sender.batch(),
                sender.bulkCalls(),
                claims,
                outbox,
                make,
                record,
                () -> stops.everything() || pressure.isAtLeast(BackPressure.Level.STOP_BULK_SENDS));
        show(meters, triggered.calls(), Event.LANE_TRIGGERED);
        show(meters, bulk.calls(), Event.LANE_BULK);
    }

    private static void show(MeterRegistry meters, CallLane calls, byte lane) {
        Gauge.builder("yujian.gateway.calls", calls, CallLane::inFlight)
                .description("messages claimed and without a result on disk: what a crash would leave unknown")
                .tag("lane", Byte.toString(lane))
                .register(meters);
    }

    @Override
    public byte kind() {
        return OutboxItem.KIND_MESSAGE;
    }

    @Override
    public int takes(byte lane, int items) {
        return running ? of(lane).takes(items) : 0;
    }

    @Override
    public void take(byte lane, OutboxClaim claim) {
        of(lane).take(claim);
    }

    private SendLane of(byte lane) {
        return lane == Event.LANE_TRIGGERED ? triggered : bulk;
    }

    private Duration takeOver() {
        if (triggered.calls().room() < takeOverRoom) {
            return BUSY; // what is due now goes first; a lane is seldom full for long
        }
        return triggered.begin(takeOvers.takeOver()) ? Duration.ZERO : TAKE_OVER_EVERY;
    }

    @Override
    public void start() {
        if (!enabled) {
            return;
        }
        running = true;
        outbox.handTo(this);
        wakeups.listen("outbox:" + OutboxItem.KIND_MESSAGE + ":" + Event.LANE_TRIGGERED, triggered::tell);
        wakeups.listen("outbox:" + OutboxItem.KIND_MESSAGE + ":" + Event.LANE_BULK, bulk::tell);
        triggered.start();
        bulk.start();
        takeOverLoop.start();
    }

    @Override
    public void stop() {
        running = false; // from here on nothing is handed over any more
        List<OutboxClaim> left = new ArrayList<>(triggered.stopTaking(PATIENCE));
        left.addAll(bulk.stopTaking(PATIENCE));
        takeOverLoop.stop(PATIENCE);
        left.forEach(claims::giveBack);
        triggered.calls().stop(PATIENCE);
        bulk.calls().stop(PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
