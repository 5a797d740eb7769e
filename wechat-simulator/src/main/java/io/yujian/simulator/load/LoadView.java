package io.yujian.simulator.load;

import java.util.List;

/**
 * How a load run goes. All latencies start at the moment that the schedule gave, not at the moment of sending: a server
 * (or a generator) that stalls shows in them.
 *
 * @param state {@code running}, {@code draining} (all sent, first messages awaited), {@code done}, {@code stopped}
 * @param planned acts after the warm-up that the schedule holds
 * @param sent acts after the warm-up that were emitted
 * @param answered of these, acknowledged by the brand
 * @param failed of these, given up after the last try
 * @param retries further tries
 * @param firstMessages fans of these that got a message
 * @param missing emitted acts whose fan has no message yet
 * @param maxLagMillis how late the generator itself was at worst
 * @param answer from schedule to acknowledgement
 * @param firstMessage from schedule to the first message's arrival
 * @param firstMessageAndMissing the same, with each missing one at its age so far
 * @param series one entry a second
 */
public record LoadView(
        String id,
        String state,
        LoadRequest request,
        long startedAt,
        long planned,
        long sent,
        long answered,
        long failed,
        long retries,
        long firstMessages,
        long missing,
        double maxLagMillis,
        Latency answer,
        Latency firstMessage,
        Latency firstMessageAndMissing,
        List<LoadSecond> series) {}
