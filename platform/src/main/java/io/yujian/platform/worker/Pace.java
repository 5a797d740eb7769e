package io.yujian.platform.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets small pieces of work gather into one: a batch costs nearly the same whether it holds five rows or fifty. After a
 * batch of several pieces the next one waits, the longer the more that one took, so a worker under load spends most of
 * its time letting work come together; one with little to do begins at once. Confined to one thread.
 */
public final class Pace {
    /** A batch of fewer pieces is a sign that waiting would gather nothing. */
    private static final int FEW = 4;

    private static final long LOOK_NANOS = 1_000_000;

    private final int factor;
    private final long longestNanos;
    private long beganAt;
    private long tookNanos;

    /**
     * @param factor a batch begins no sooner than this many times the last one's duration after that one began
     * @param longest but is never held back longer than this
     */
    public Pace(int factor, Duration longest) {
        this.factor = factor;
        this.longestNanos = longest.toNanos();
        this.beganAt = System.nanoTime() - longestNanos;
    }

    /**
     * Sleeps until the next batch may begin, or until enough has gathered, which is looked at every millisecond.
     *
     * @param enough asked by this thread only
     */
    public void await(BooleanSupplier enough) {
        long earliest = beganAt + Math.min(longestNanos, factor * tookNanos);
        for (long left = earliest - System.nanoTime(); left > 0; left = earliest - System.nanoTime()) {
            if (enough.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    public void began() {
        beganAt = System.nanoTime();
    }

    /** @param pieces of work in the batch; after one of a few pieces the next begins at once */
    public void ended(int pieces) {
        tookNanos = pieces < FEW ? 0 : System.nanoTime() - beganAt;
    }
}
