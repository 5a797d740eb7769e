package io.yujian.journey.insight;

import java.util.List;
import java.util.Map;

/**
 * The funnel.
 *
 * @param waiting always {@code entered − finished − left}
 * @param nodes by node id
 * @param goals runs that reached the goal, whatever became of them
 * @param heldOut people who were left out on purpose; not among the entered
 * @param heldOutGoals of them who reached the goal by themselves
 */
public record CountsView(
        long entered,
        long waiting,
        long finished,
        long left,
        Map<String, NodeCounts> nodes,
        List<RefusedCount> refused,
        long goals,
        long heldOut,
        long heldOutGoals) {
    /**
     * @param waiting who stands there now: {@code entered − left}
     * @param ports how many left by each exit; who ended at the node is in {@code left} only
     */
    public record NodeCounts(long entered, long waiting, long left, Map<String, Long> ports) {}

    /** @param reason stable word */
    public record RefusedCount(String reason, long n) {}
}
