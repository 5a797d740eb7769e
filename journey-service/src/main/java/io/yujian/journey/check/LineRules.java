package io.yujian.journey.check;

import io.yujian.journey.definition.JourneyDefinition;
import io.yujian.journey.definition.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What lines must be like: they start somewhere, lead somewhere, and make no circle that nobody would ever leave. */
final class LineRules {
    private LineRules() {}

    static List<Problem> check(Drawing drawing) {
        List<Problem> problems = new ArrayList<>();
        JourneyDefinition d = drawing.definition();
        String start = d.start();
        if (d.nodes().isEmpty()) {
            problems.add(Problem.error(null, "nodes", "node.none", "画布是空的，请添加第一个节点", "nothing is drawn yet"));
            return problems;
        }
        if (start == null || !d.nodes().containsKey(start)) {
            problems.add(Problem.error(null, "start", "start.missing", "没有起始节点", "there is no first node"));
        }
        for (String node : d.nodes().keySet()) {
            ports(node, drawing, problems);
        }
        if (start != null && d.nodes().containsKey(start)) {
            Set<String> reached = reach(start, drawing);
            for (String node : d.nodes().keySet()) {
                if (!reached.contains(node)) {
                    problems.add(Problem.warning(
                            node, null, "node.unreachable", "没有任何线通到这个节点", "no line leads to this node"));
                }
            }
        }
        for (String node : inHurriedCircle(drawing)) {
            problems.add(Problem.error(
                    node,
                    null,
                    "loop.without-wait",
                    "这里绕成了一个没有等待的圈，请在圈里加一个等待",
                    "a circle without a wait: put one into it"));
        }
        return problems;
    }

    private static void ports(String node, Drawing drawing, List<Problem> problems) {
        var draft = drawing.definition().nodes().get(node);
        var meaning = drawing.meaning(node);
        if (draft == null) {
            return;
        }
        draft.next().forEach((port, next) -> {
            if (!drawing.definition().nodes().containsKey(next)) {
                problems.add(Problem.error(
                        node,
                        "next." + port,
                        "next.unknown-node",
                        "出口指向不存在的节点：" + next,
                        "the exit leads to a node that is not there: " + next));
            }
        });
        if (meaning == null) {
            return;
        }
        Set<String> ports = meaning.ports().stream().map(p -> p.id()).collect(Collectors.toSet());
        for (String port : draft.next().keySet()) {
            if (!ports.contains(port)) {
                problems.add(Problem.error(
                        node,
                        "next." + port,
                        "next.unknown-port",
                        "这个节点没有出口「" + port + "」",
                        "the node has no exit " + port));
            }
        }
    }

    private static Set<String> reach(String start, Drawing drawing) {
        Set<String> reached = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String next : drawing.lines(open.pop()).values()) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }

    /** Nodes on a circle that can be walked without any wait; each circle is named once or more. */
    private static Set<String> inHurriedCircle(Drawing drawing) {
        Map<String, Set<String>> hurried = new HashMap<>();
        for (String node : drawing.definition().nodes().keySet()) {
            Set<String> next = new HashSet<>();
            drawing.lines(node).forEach((port, to) -> {
                if (drawing.stay(node, port).longest().isZero()) {
                    next.add(to);
                }
            });
            hurried.put(node, next);
        }
        // Take away whoever has no way on or no way in, until nothing changes: circles remain, and bridges between
        // them.
        boolean changed = true;
        while (changed) {
            changed = hurried.values().removeIf(Set::isEmpty);
            Set<String> withWayIn = new HashSet<>();
            hurried.values().forEach(withWayIn::addAll);
            for (Set<String> next : hurried.values()) {
                changed |= next.retainAll(hurried.keySet());
            }
            changed |= hurried.keySet().retainAll(withWayIn);
        }
        return hurried.keySet();
    }
}
