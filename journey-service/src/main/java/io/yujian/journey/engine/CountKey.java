package io.yujian.journey.engine;

import java.util.Comparator;

/**
 * What is counted, by hour.
 *
 * @param node id; empty for the journey as a whole
 * @param kind {@code entered}, {@code left}, {@code finished} (whole journey only), {@code port:<id>},
 *     {@code refused:<reason>}, {@code goal}, {@code held-out}, {@code held-out-goal}
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
    /** Runs that reached the journey's goal. */
    public static final String GOAL = "goal";

    /** Who was left out on purpose, and of them who reached the goal; neither is among the entered. */
    public static final String HELD_OUT = "held-out";

    public static final String HELD_OUT_GOAL = "held-out-goal";
    public static final String REFUSED = "refused:";
}
