package io.yujian.platform.id;

/**
 * Gives ids: 41 bits of milliseconds, 10 bits of node, 12 bits of sequence. They sort by time of creation, are unique
 * over all nodes, and are strings in JSON because they exceed 2^53. Safe for any number of threads.
 */
public interface Ids {
    /** Next id; waits when the clock went back by up to five seconds, fails when by more. */
    long next();
}
