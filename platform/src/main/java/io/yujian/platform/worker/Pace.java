package io.yujian.platform.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets small pieces of work gather into one: a batch costs nearly the same whether it holds five rows or fifty. After a
 * batch that took long the next one waits, so a worker under load spends most of its time letting work come together,
 * and an idle one begins at once. Confined to one thread.
 */
public final class Pace {
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

    /** Sleeps until the next batch may begin. */
    public void await() {
        long earliest = beganAt + Math.min(longestNanos, factor * tookNanos);
        for (long left = earliest - System.nanoTime(); left > 0; left = earliest - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    public void began() {
        beganAt = System.nanoTime();
    }

    public void ended() {
        tookNanos = System.nanoTime() - beganAt;
    }
}
