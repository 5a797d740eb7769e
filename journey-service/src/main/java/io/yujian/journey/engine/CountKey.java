package io.yujian.journey.engine;

import java.util.Comparator;

/**
 * What is counted, by hour.
 *
 * @param node id; empty for the journey as a whole
 * @param kind {@code entered}, {@code left}, {@code finished} (whole journey only), {@code port:<id>}, {@code refused:<reason>}
 * @param hour hours since 1970 UTC
 */
public record CountKey(long journeyId, int version, String node, String kind, int hour) {
    /** Order in which counters are locked, on every node. */
    public static final Comparator<CountKey> LOCK_ORDER = Comparator.comparingLong(CountKey::journeyId)
            .thenComparingInt(CountKey::version)
            .thenComparing(CountKey::node)
            .thenComparing(CountKey::kind)
            .thenComparingInt(CountKey::hour);

    public static final String ENTERED = "entered";
    public static final String LEFT = "left";
    public static final String FINISHED = "finished";
    public static final String PORT = "port:";
    public static final String REFUSED = "refused:";
}
