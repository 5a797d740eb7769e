package io.yujian.platform.slot;

import java.time.Duration;
import java.time.Instant;

/**
 * Which due times a claim looks at. Usually only the last ten seconds, so that it does not walk over rows that were
 * deleted but not yet purged; every five seconds, after a jump of the clock, and while it finds full batches, all that is
 * due. Also moves the first slot on, so that a full slot cannot starve the later ones. Not safe for several threads.
 */
public final class ClaimWindow {
    private static final Duration RECENT = Duration.ofSeconds(10);
    private static final Duration FULL_EVERY = Duration.ofSeconds(5);

    private long fullPassNanos = System.nanoTime() - FULL_EVERY.toNanos();
    private Instant last = Instant.EPOCH;
    private boolean backlog;
    private int firstSlot;

    /** Start of the due times to look at; a full pass counts as done. */
    public Instant from(Instant now) {
        Instant from = peek(now);
        last = now;
        if (from.equals(Instant.EPOCH)) {
            fullPassNanos = System.nanoTime();
        }
        return from;
    }

    /** As {@link #from}, for a look that takes nothing: the next one sees the same range. */
    public Instant peek(Instant now) {
        boolean jumped = Duration.between(last, now).compareTo(FULL_EVERY) > 0;
        boolean full = backlog || jumped || System.nanoTime() - fullPassNanos >= FULL_EVERY.toNanos();
        return full ? Instant.EPOCH : now.minus(RECENT);
    }

    /** First slot of the next claim. */
    public int firstSlot() {
        return firstSlot;
    }

    /**
     * Tells how the claim ended.
     *
     * @param full it took as many as it may
     * @param lastSlot of the last row taken, -1 when none was
     * @return true when another claim should follow at once
     */
    public boolean ended(boolean full, int lastSlot) {
        boolean wrapped = firstSlot == 0;
        firstSlot = full ? (lastSlot + 1) % Slots.COUNT : 0;
        backlog = full || !wrapped;
        return backlog;
    }
}
