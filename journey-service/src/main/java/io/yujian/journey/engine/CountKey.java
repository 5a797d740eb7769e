package io.yujian.journey.engine;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is counted, by the hour in which the person entered: what is said of the people of a period adds up, whenever they
 * went on.
 *
 * @param node id; empty for the journey as a whole
 * @param kind one of the words below, some followed by what they count
 * @param hour hours since 1970 UTC in which the run began; for refusals, in which they happened
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

    /** At a node: ended there before its time, by reason. */
    public static final String LOST = "lost:";

    /** At a node: put elsewhere by a person. */
    public static final String MOVED = "moved";

    /** What brought people in, by {@link EntrySources}, and those of them who reached the goal. */
    public static final String FROM = "from:";

    public static final String FROM_GOAL = "from-goal:";

    /** Goals by the time since the entry, in classes of seconds. */
    public static final String GOAL_IN = "goal-in:";

    /** At a node that compares its exits: runs (not visits) by exit, and those that reached the goal afterwards. */
    public static final String ARM = "arm:";

    public static final String ARM_GOAL = "arm-goal:";

    static int hourOf(Instant at) {
        return (int) (at.getEpochSecond() / 3600);
    }
}
