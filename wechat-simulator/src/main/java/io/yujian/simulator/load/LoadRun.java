package io.yujian.simulator.load;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.callback.CallbackListener;
import io.yujian.simulator.traffic.CallbackAttempt;
import io.yujian.simulator.traffic.LiveFeed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open-loop run: the moments of all acts are fixed before the first one, and no answer is waited for. If the
 * generator falls behind it sends what is due at once; the latencies still count from the fixed moments.
 */
final class LoadRun implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);
    private static final long FIRST_ACT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final String id;
    private final LoadRequest request;
    private final BrandAccount account;
    private final LoadActs acts;
    private final LiveFeed feed;
    private final long startedAt;
    private final long start;
    private final long[] scheduled;
    private final LoadMeter meter;
    private volatile boolean stopped;
    private volatile String state = "running";

    LoadRun(String id, LoadRequest request, BrandAccount account, LoadActs acts, LiveFeed feed, long startedAt) {
        this.id = id;
        this.request = request;
        this.account = account;
        this.acts = acts;
        this.feed = feed;
        this.startedAt = startedAt;
        this.start = System.nanoTime() + FIRST_ACT_NANOS;
        this.scheduled = schedule(start, request);
        this.meter = new LoadMeter(scheduled, start + (long) (request.warmup() * 1e9));
    }

    private static long[] schedule(long start, LoadRequest request) {
        long[] moments = new long[request.acts()];
        double gap = 1e9 / request.ratePerSecond();
        double at = 0;
        RandomGenerator random = RandomGenerator.getDefault();
        for (int act = 0; act < moments.length; act++) {
            moments[act] = start + (long) at;
            at = request.poisson() ? at + random.nextExponential() * gap : (act + 1) * gap;
        }
        return moments;
    }

    String id() {
        return id;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        long nextTick = start + TimeUnit.SECONDS.toNanos(1);
        for (int act = 0; act < scheduled.length && !stopped; act++) {
            long now = System.nanoTime();
            while (now - scheduled[act] < 0 && !stopped) {
                // short naps keep the emission within a fraction of a millisecond of the schedule
                LockSupport.parkNanos(Math.min(scheduled[act] - now, 1_000_000));
                now = System.nanoTime();
            }
            nextTick = tick(nextTick, now);
            emit(act, now);
        }
        state = stopped ? "stopped" : "draining";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(request.drain());
        while (!stopped && !meter.settled() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(20_000_000);
            nextTick = tick(nextTick, System.nanoTime());
        }
        tick(System.nanoTime(), System.nanoTime());
        state = stopped ? "stopped" : "done";
        feed.publish("load", view());
        LOG.info("load={} {} sent={} firstMessages={}", id, state, meter.sent.sum(), meter.firstMessages.sum());
    }

    private long tick(long due, long now) {
        if (now - due < 0) {
            return due;
        }
        long second = TimeUnit.NANOSECONDS.toSeconds(now - start);
        feed.publish("second", meter.tick(id, second));
        return due + TimeUnit.SECONDS.toNanos(1);
    }

    private void emit(int act, long now) {
        meter.emitted(act, now);
        acts.act(account, request, nanos -> meter.firstMessage(act, nanos), new CallbackListener() {
            private boolean answered;

            @Override
            public void tried(CallbackAttempt attempt, boolean last, long nanoTime) {
                if (attempt.delivered()) {
                    // a doubled callback is answered twice
                    if (!answered) {
                        meter.answered(act, nanoTime);
                    }
                    answered = true;
                } else if (last) {
                    meter.failed(act);
                } else {
                    meter.retried(act);
                }
            }
        });
    }

    String histogramCsv() {
        return meter.histogramCsv();
    }

    LoadView view() {
        return new LoadView(
                id,
                state,
                request,
                startedAt,
                meter.planned(),
                meter.sent.sum(),
                meter.answered.sum(),
                meter.failed.sum(),
                meter.retries.sum(),
                meter.firstMessages.sum(),
                meter.waiting(),
                Math.round(meter.maxLagNanos.get() / 1000.0) / 1000.0,
                meter.answer(),
                meter.firstMessage(),
                meter.firstMessageAndMissing(System.nanoTime()),
                meter.series());
    }
}
