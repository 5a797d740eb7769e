package io.yujian.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * What became of the messages of a journey or a manual send, from counters that are written with the results. Live, and
 * kept for ever.
 */
public interface MessageOutcomes {
    /**
     * One statement.
     *
     * @param sourceRef journey or manual send
     * @param version of the journey that decided on the messages; 0: all, also those of which it is not known
     * @param from sources (runs) that began in this hour or later
     * @param to and before this hour
     */
    Report of(long sourceRef, int version, Instant from, Instant to);

    /**
     * @param nodes by node id
     * @param latency messages by the time from cause to send, in {@link io.yujian.platform.time.DurationClasses} of
     *     milliseconds
     */
    record Report(Map<String, Outcomes> nodes, SortedMap<Integer, Long> latency) {}

    /**
     * Messages that are done; each counts once, by its last try: {@code sent}, refused, unknown or not sent.
     *
     * @param sent taken by the platform and not known to have failed
     * @param delivered of those sent, how many the platform said had arrived; not every channel says so
     * @param refused by the platform, by reason
     * @param unknown nobody can know, by reason
     * @param notSent decided by us, by reason
     * @param passed tries after which another one followed, by reason; not messages
     */
    record Outcomes(
            long sent,
            long delivered,
            Map<String, Long> refused,
            Map<String, Long> unknown,
            Map<String, Long> notSent,
            Map<String, Long> passed) {}
}
