package io.yujian.simulator.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Counts and histograms of one run, in microseconds. Written by many threads. A run's acts are numbered; what is
 * remembered of each is its scheduled moment and whether its message came.
 */
final class LoadMeter {

    private static final long LONGEST_MICROS = 1_800_000_000L;

    final LongAdder sent = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder firstMessages = new LongAdder();
    final AtomicLong maxLagNanos = new AtomicLong();

    private final Histogram answer = new AtomicHistogram(LONGEST_MICROS, 3);
    private final Histogram firstMessage = new AtomicHistogram(LONGEST_MICROS, 3);
    private final Recorder thisSecond = new Recorder(LONGEST_MICROS, 2);
    private final List<LoadSecond> series = new ArrayList<>();
    private final long[] scheduled;
    private final boolean[] arrived;
    private final int firstMeasured;
    private volatile int emitted;
    private long lastSent;
    private long lastAnswered;

    /** @param scheduled nano times of all acts, rising */
    LoadMeter(long[] scheduled, long warmupUntil) {
        this.scheduled = scheduled;
        this.arrived = new boolean[scheduled.length];
        int first = 0;
        while (first < scheduled.length && scheduled[first] - warmupUntil < 0) {
            first++;
        }
        this.firstMeasured = first;
    }

    long planned() {
        return scheduled.length - firstMeasured;
    }

    void emitted(int act, long nanoTime) {
        emitted = act + 1;
        maxLagNanos.accumulateAndGet(nanoTime - scheduled[act], Math::max);
        if (act >= firstMeasured) {
            sent.increment();
        }
    }

    void answered(int act, long nanoTime) {
        if (act >= firstMeasured) {
            answered.increment();
            answer.recordValue(micros(nanoTime - scheduled[act]));
        }
    }

    void failed(int act) {
        if (act >= firstMeasured) {
            failed.increment();
        }
    }

    void retried(int act) {
        if (act >= firstMeasured) {
            retries.increment();
        }
    }

    void firstMessage(int act, long nanoTime) {
        long micros = micros(nanoTime - scheduled[act]);
        arrived[act] = true;
        if (act >= firstMeasured) {
            firstMessages.increment();
            firstMessage.recordValue(micros);
        }
        thisSecond.recordValue(micros);
    }

    private static long micros(long nanos) {
        return Math.min(LONGEST_MICROS, Math.max(0, nanos / 1000));
    }

    long waiting() {
        return sent.sum() - firstMessages.sum();
    }

    /** Whether nothing is on its way any more: every act has its answer (or was given up) and its message. */
    boolean settled() {
        return waiting() <= 0 && answered.sum() + failed.sum() >= sent.sum();
    }

    Latency answer() {
        return Latency.of(answer.copy());
    }

    Latency firstMessage() {
        return Latency.of(firstMessage.copy());
    }

    /** Counts each act without a message as if its message came now: no percentile looks better for messages lost. */
    Latency firstMessageAndMissing(long nanoTime) {
        Histogram all = firstMessage.copy();
        int until = emitted;
        for (int act = firstMeasured; act < until; act++) {
            if (!arrived[act]) {
                all.recordValue(micros(nanoTime - scheduled[act]));
            }
        }
        return Latency.of(all);
    }

    /** Closes the second that just ended. */
    LoadSecond tick(String id, long second) {
        long nowSent = emitted;
        long nowAnswered = answered.sum();
        Latency latency = Latency.of(thisSecond.getIntervalHistogram());
        LoadSecond closed = new LoadSecond(
                id, second, nowSent - lastSent, nowAnswered - lastAnswered, latency.count(), waiting(), latency);
        lastSent = nowSent;
        lastAnswered = nowAnswered;
        synchronized (series) {
            series.add(closed);
        }
        return closed;
    }

    List<LoadSecond> series() {
        synchronized (series) {
            return new ArrayList<>(series);
        }
    }

    /** The distribution of first-message latency as CSV: up to so many microseconds, so many. */
    String histogramCsv() {
        StringBuilder csv = new StringBuilder("upToMicros,count\n");
        firstMessage
                .copy()
                .recordedValues()
                .forEach(value -> csv.append(value.getValueIteratedTo())
                        .append(',')
                        .append(value.getCountAddedInThisIterationStep())
                        .append('\n'));
        return csv.toString();
    }
}
