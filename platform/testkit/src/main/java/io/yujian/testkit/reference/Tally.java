package io.yujian.testkit.reference;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A journey's counters as they must be, told from its people. */
public final class Tally {
    private Tally() {}

    /** By node and kind, divided by a slash; the journey as a whole has no node. None is zero. */
    public static Map<String, Long> of(Collection<Person> people) {
        Map<String, Long> counts = new TreeMap<>();
        for (Person person : people) {
            person.refused().forEach((reason, n) -> add(counts, "", "refused:" + reason, n));
            person.walks().forEach(walk -> add(counts, walk));
        }
        counts.values().removeIf(n -> n == 0);
        return counts;
    }

    private static void add(Map<String, Long> counts, Walk walk) {
        if (walk.state.equals(Walk.HELD_OUT)) {
            add(counts, "", "held-out", 1);
            add(counts, "", "held-out-goal", walk.goal ? 1 : 0);
            return;
        }
        add(counts, "", "entered", 1);
        add(counts, "", "goal", walk.goal ? 1 : 0);
        if (!walk.alive()) {
            add(counts, "", walk.state, 1);
        }
        if (walk.lostAt != null) {
            add(counts, walk.lostAt, "lost:" + walk.reason, 1);
        }
        walk.visits.forEach((node, came) -> {
            add(counts, node, "entered", came);
            add(counts, node, "left", node.equals(walk.node) ? came - 1 : came);
        });
        for (String step : walk.path) {
            int cut = step.indexOf('>');
            add(counts, step.substring(0, cut), "port:" + step.substring(cut + 1), 1);
        }
        walk.arms.forEach((node, port) -> {
            add(counts, node, "arm:" + port, 1);
            add(counts, node, "arm-goal:" + port, walk.goal ? 1 : 0);
        });
    }

    private static void add(Map<String, Long> counts, String node, String kind, long n) {
        counts.merge(node + "/" + kind, n, Long::sum);
    }
}
