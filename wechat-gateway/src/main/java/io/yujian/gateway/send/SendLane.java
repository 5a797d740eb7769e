package io.yujian.gateway.send;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxClaim;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One lane of the sender: its calls, what was handed to it when it was planned, and its look into the queue. Into the
 * queue it looks when it is told that something is due there, and twice a second; then the two take turns.
 */
final class SendLane {
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(20);

    private final byte lane;
    private final int batch;
    private final CallLane calls;
    private final HandedSends handed;
    private final ClaimSends claims;
    private final Outbox outbox;
    private final BooleanSupplier holds;
    private final WorkerLoop loop;
    private final AtomicBoolean told = new AtomicBoolean();
    /** Confined to the loop's thread. */
    private long lookedAtNanos = System.nanoTime() - SWEEP.toNanos();
    /** What waits in the queue is older than what is handed over now, and must not wait for a moment without any. */
    private boolean queuesTurn;

    /** @param holds true while nothing of this lane may go out */
    SendLane(
            byte lane,
            int batch,
            int calls,
            ClaimSends claims,
            Outbox outbox,
            MakeCall make,
            RecordResults record,
            BooleanSupplier holds) {
        this.lane = lane;
        this.batch = batch;
        this.claims = claims;
        this.outbox = outbox;
        this.holds = holds;
        this.handed = new HandedSends(4 * calls);
        this.loop = new WorkerLoop("send-" + lane, WorkLane.of(lane), nudged -> step());
        this.calls = new CallLane(lane, calls, make, record, loop::wake);
    }

    CallLane calls() {
        return calls;
    }

    /** Something is due in the queue. */
    void tell() {
        told.set(true);
        loop.wake();
    }

    /** See {@link io.yujian.platform.outbox.OutboxTaker#takes}: a claim has to find as many calls free at once. */
    int takes(int items) {
        return holds.getAsBoolean() || !handed.hasRoom(items) ? 0 : Math.max(1, calls.size() / 2);
    }

    void take(OutboxClaim claim) {
        handed.offer(claim);
        loop.wake();
    }

    private Duration step() {
        boolean look = told.get() || System.nanoTime() - lookedAtNanos >= SWEEP.toNanos();
        if (!look || !queuesTurn || holds.getAsBoolean()) {
            OutboxClaim next = handed.poll(calls.room());
            if (next != null) {
                queuesTurn = true;
                begin(claims.begin(next)); // also while all is stopped: it goes back into the queue
                return Duration.ZERO;
            }
        }
        if (holds.getAsBoolean()) {
            return SWEEP;
        }
        if (!handed.isEmpty() && !(look && queuesTurn)) {
            return awaitRoom();
        }
        if (!look) {
            return SWEEP.minusNanos(System.nanoTime() - lookedAtNanos);
        }
        int room = Math.min(batch, calls.room());
        if (room < Math.min(8, Math.min(batch, calls.size()))) {
            return awaitRoom(); // a claim of a few costs as much as one of many
        }
        queuesTurn = false;
        return lookIntoQueue(room);
    }

    private Duration lookIntoQueue(int room) {
        told.set(false);
        lookedAtNanos = System.nanoTime();
        if (!outbox.hasDue(OutboxItem.KIND_MESSAGE, lane)) {
            return handed.isEmpty() ? SWEEP : Duration.ZERO;
        }
        told.set(true); // there may be more than one claim takes
        return begin(claims.claim(lane, room)) ? Duration.ZERO : BUSY;
    }

    private Duration awaitRoom() {
        calls.wantRoom();
        return BUSY;
    }

    /** @return false when nothing was found */
    boolean begin(ClaimSends.Round round) {
        if (round.claimed() != null) {
            calls.begin(round.claimed());
        }
        return round.found();
    }

    void start() {
        calls.start();
        loop.start();
    }

    /** Ends taking; what was handed over and not begun is left to others. */
    List<OutboxClaim> stopTaking(Duration patience) {
        loop.stop(patience);
        return handed.drain();
    }
}
