package io.yujian.journey.insight.report;

import io.yujian.journey.engine.CountKey;
import io.yujian.journey.insight.report.ReportMapper.SumRow;
import io.yujian.journey.insight.report.ReportView.ReportArmView;
import io.yujian.journey.insight.report.ReportView.ReportNodeView;
import io.yujian.journey.insight.report.ReportView.ReportSplitView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted at the nodes, put into the words of the report. */
final class NodeSums {
    private final Map<String, TreeMap<String, Long>> nodes = new TreeMap<>();

    NodeSums(List<SumRow> rows) {
        rows.forEach(
                row -> nodes.computeIfAbsent(row.node(), n -> new TreeMap<>()).merge(row.kind(), row.n(), Long::sum));
    }

    Map<String, ReportNodeView> views() {
        Map<String, ReportNodeView> views = new TreeMap<>();
        nodes.forEach((node, kinds) -> {
            if (kinds.containsKey(CountKey.ENTERED)) {
                views.put(node, view(kinds));
            }
        });
        return views;
    }

    private static ReportNodeView view(TreeMap<String, Long> kinds) {
        long entered = kinds.getOrDefault(CountKey.ENTERED, 0L);
        long gone = kinds.getOrDefault(CountKey.LEFT, 0L);
        Map<String, Long> ports = after(kinds, CountKey.PORT);
        List<ReasonCountView> lost = reasons(after(kinds, CountKey.LOST));
        long moved = kinds.getOrDefault(CountKey.MOVED, 0L);
        long elsewhere = moved
                + ports.values().stream().mapToLong(Long::longValue).sum()
                + lost.stream().mapToLong(ReasonCountView::n).sum();
        return new ReportNodeView(entered, entered - gone, ports, Math.max(0, gone - elsewhere), moved, lost);
    }

    /** Why people left, over all nodes. */
    List<ReasonCountView> lost() {
        Map<String, Long> all = new TreeMap<>();
        nodes.values().forEach(kinds -> after(kinds, CountKey.LOST).forEach((why, n) -> all.merge(why, n, Long::sum)));
        return reasons(all);
    }

    List<ReportSplitView> splits() {
        List<ReportSplitView> splits = new ArrayList<>();
        nodes.forEach((node, kinds) -> {
            Map<String, Long> people = after(kinds, CountKey.ARM);
            if (!people.isEmpty()) {
                splits.add(new ReportSplitView(node, arms(people, after(kinds, CountKey.ARM_GOAL))));
            }
        });
        return splits;
    }

    private static List<ReportArmView> arms(Map<String, Long> people, Map<String, Long> goals) {
        List<ReportArmView> arms = new ArrayList<>();
        for (Map.Entry<String, Long> arm : people.entrySet()) {
            long reached = goals.getOrDefault(arm.getKey(), 0L);
            LiftView against = arms.isEmpty()
                    ? null
                    : Proportions.difference(
                            reached,
                            arm.getValue(),
                            arms.get(0).goals(),
                            arms.get(0).people());
            arms.add(new ReportArmView(
                    arm.getKey(), arm.getValue(), reached, Proportions.rate(reached, arm.getValue()), against));
        }
        return arms;
    }

    /** What follows the prefix, with its number. */
    static Map<String, Long> after(Map<String, Long> kinds, String prefix) {
        Map<String, Long> found = new TreeMap<>();
        kinds.forEach((kind, n) -> {
            if (kind.startsWith(prefix) && n != 0) {
                found.put(kind.substring(prefix.length()), n);
            }
        });
        return found;
    }

    /** Most frequent first. */
    static List<ReasonCountView> reasons(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(e -> new ReasonCountView(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(ReasonCountView::n).reversed().thenComparing(ReasonCountView::reason))
                .toList();
    }
}
