package io.yujian.platform.id;

import java.time.Instant;

/**
 * Gives ids: 41 bits of milliseconds, 10 bits of node, 12 bits of sequence. They sort by time of creation, are unique
 * over all nodes, and are strings in JSON because they exceed 2^53. Safe for any number of threads.
 */
public interface Ids {
    /** 2025-01-01T00:00Z, where the 41 bits begin. */
    long EPOCH_MS = 1_735_689_600_000L;

    /** Next id; waits when the clock went back by up to five seconds, fails when by more. */
    long next();

    /** When an id was made, in milliseconds. */
    static Instant timeOf(long id) {
        return Instant.ofEpochMilli((id >>> 22) + EPOCH_MS);
    }

    /** The smallest id that can be made at this time: the bound of a partition or of a search by time. */
    static long firstAt(Instant time) {
        return Math.max(0, time.toEpochMilli() - EPOCH_MS) << 22;
    }
}
