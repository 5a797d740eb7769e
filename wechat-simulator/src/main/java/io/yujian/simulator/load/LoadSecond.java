package io.yujian.simulator.load;

/**
 * One second of a load run, for a live chart.
 *
 * @param second seconds since the start
 * @param firstMessage latency of the first messages that arrived in this second
 */
public record LoadSecond(
        String id, long second, long sent, long answered, long firstMessages, long waiting, Latency firstMessage) {}
