package io.yujian.platform.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.RetryBatchException;
import io.yujian.platform.slot.ClaimWindow;
import io.yujian.platform.worker.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the due timers of one lane. Claim and work are one transaction and there is no lease: the row lock of {@code FOR
 * UPDATE SKIP LOCKED} is the claim, so a node that dies gives its timers back at once, and no two nodes ever fire the
 * same one. Confined to its worker's thread.
 */
class TimerLane {
    private static final Logger LOG = LoggerFactory.getLogger(TimerLane.class);
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 5;

    private final byte lane;
    private final TimerRows rows;
    private final TimerHandler handler;
    private final TransactionRetry transactions;
    private final InstantSource clock;
    private final io.micrometer.core.instrument.Timer lag;
    private final ClaimWindow window = new ClaimWindow();
    private final Pace pace = new Pace(4, Duration.ofMillis(150));
    private boolean full;
    /** Timers that failed on their own. Forgotten at a restart: five more attempts do no harm. */
    private final Map<Long, Failure> failures = new HashMap<>();

    private record Failure(int attempts, long againAtNanos) {}

    /** @param left rows that were claimed but not done: their customers are busy */
    private record Round(List<Timer> claimed, int left) {}

    TimerLane(
            byte lane,
            TimerRows rows,
            TimerHandler handler,
            TransactionRetry transactions,
            InstantSource clock,
            MeterRegistry meters) {
        this.lane = lane;
        this.rows = rows;
        this.handler = handler;
        this.transactions = transactions;
        this.clock = clock;
        this.lag = io.micrometer.core.instrument.Timer.builder("yujian.platform.timer.lag")
                .description("from the moment a timer was due until it was fired")
                .tag("lane", Byte.toString(lane))
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    Duration step(boolean nudged) {
        pace.await(() -> full);
        Instant now = clock.instant();
        Instant from = window.from(now);
        if (!nudged && !rows.anyDue(lane, from, now)) {
            window.ended(false, -1);
            full = false;
            return ROUND;
        }
        pace.began();
        Round round = claimAndFire(from, now);
        pace.ended(round.claimed().size());
        full = round.claimed().size() == BATCH;
        List<Timer> claimed = round.claimed();
        int lastSlot = claimed.isEmpty()
                ? -1
                : io.yujian.platform.slot.Slots.of(
                        claimed.get(claimed.size() - 1).runId());
        boolean again = window.ended(claimed.size() == BATCH, lastSlot);
        return again && round.left() < BATCH / 2 ? Duration.ZERO : ROUND;
    }

    private Round claimAndFire(Instant from, Instant now) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.get(() -> fireBatch(from, now));
            } catch (RetryBatchException e) {
                if (attempt == ATTEMPTS) {
                    return fireSingly(from, now);
                }
            } catch (RuntimeException e) {
                if (TransactionRetry.isDatabaseAway(e)) {
                    throw e;
                }
                LOG.warn("a batch of timers failed, each is tried on its own: lane={}", lane, e);
                return fireSingly(from, now);
            }
        }
    }

    private Round fireBatch(Instant from, Instant now) {
        List<Timer> claimed = rows.claim(lane, window.firstSlot(), from, now, BATCH);
        List<Timer> due = claimed.stream().filter(this::isReady).toList();
        if (due.isEmpty()) {
            return new Round(claimed, claimed.size());
        }
        Collection<Long> done = handler.fire(due);
        finish(due, done);
        return new Round(claimed, claimed.size() - done.size());
    }

    private void finish(List<Timer> fired, Collection<Long> done) {
        Set<Long> ids = new HashSet<>(done);
        List<Timer> finished =
                fired.stream().filter(timer -> ids.contains(timer.id())).toList();
        if (finished.isEmpty()) {
            return;
        }
        rows.delete(finished);
        Instant now = clock.instant();
        for (Timer timer : finished) {
            lag.record(Math.max(0, Duration.between(timer.dueAt(), now).toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private Round fireSingly(Instant from, Instant now) {
        List<Timer> found = transactions.get(() -> rows.claim(lane, window.firstSlot(), from, now, BATCH));
        int left = 0;
        for (Timer timer : found) {
            if (!isReady(timer) || !fireAlone(timer)) {
                left++;
            }
        }
        return new Round(found, left);
    }

    private boolean fireAlone(Timer timer) {
        try {
            boolean done = transactions.get(() -> {
                if (!rows.claimOne(timer)) {
                    return true;
                }
                Collection<Long> ids = handler.fire(List.of(timer));
                finish(List.of(timer), ids);
                return !ids.isEmpty();
            });
            failures.remove(timer.id());
            return done;
        } catch (RuntimeException e) {
            if (TransactionRetry.isDatabaseAway(e)) {
                throw e;
            }
            return failed(timer, e);
        }
    }

    private boolean failed(Timer timer, RuntimeException problem) {
        Failure before = failures.get(timer.id());
        int attempts = before == null ? 1 : before.attempts() + 1;
        if (attempts < ATTEMPTS) {
            long pause = ROUND.toNanos() << attempts;
            failures.put(timer.id(), new Failure(attempts, System.nanoTime() + pause));
            LOG.warn("timer failed and is tried again: run={} attempt={}", timer.runId(), attempts, problem);
            return false;
        }
        LOG.error("run is set aside after {} failures; see the desk: run={}", attempts, timer.runId(), problem);
        transactions.run(() -> {
            if (rows.claimOne(timer)) {
                handler.setAside(timer, reason(problem));
                rows.delete(List.of(timer));
            }
        });
        failures.remove(timer.id());
        return true;
    }

    private boolean isReady(Timer timer) {
        Failure failure = failures.get(timer.id());
        return failure == null || System.nanoTime() - failure.againAtNanos() >= 0;
    }

    private static String reason(RuntimeException problem) {
        String text = problem.toString();
        return text.length() <= 500 ? text : text.substring(0, 500);
    }
}
