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
    /** As many steps the engine makes at once. */
    private static final int MOST_STEPS = 100;

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
        for (String node : d.nodes().keySet()) {
            var meaning = drawing.meaning(node);
            for (String other : meaning == null ? Set.<String>of() : meaning.refersTo()) {
                if (!d.nodes().containsKey(other)) {
                    problems.add(Problem.error(
                            node,
                            null,
                            "node.unknown-reference",
                            "选择的节点已不在画布上：" + other,
                            "the chosen node is not drawn: " + other));
                }
            }
        }
        Set<String> endless = inHurriedCircle(drawing, false);
        for (String node : endless) {
            problems.add(Problem.error(
                    node,
                    null,
                    "loop.without-wait",
                    "这里绕成了一个没有等待的圈，请在圈里加一个等待，或用「跳转」限定次数",
                    "a circle without a wait: put one into it, or a jump that limits the rounds"));
        }
        if (endless.isEmpty()) {
            tooLong(drawing, problems);
        }
        return problems;
    }

    /** A circle that ends by itself must do so before the engine takes it for an endless one. */
    private static void tooLong(Drawing drawing, List<Problem> problems) {
        Set<String> circle = inHurriedCircle(drawing, true);
        long steps = circle.size();
        for (String node : circle) {
            var meaning = drawing.meaning(node);
            steps *= meaning == null ? 1 : meaning.rounds().orElse(0) + 1L;
        }
        if (steps <= MOST_STEPS) {
            return;
        }
        for (String node : circle) {
            var meaning = drawing.meaning(node);
            if (meaning != null && meaning.rounds().isPresent()) {
                problems.add(Problem.error(
                        node,
                        null,
                        "loop.too-long",
                        "圈里没有等待，一次最多连走 " + MOST_STEPS + " 步：请减少次数，或在圈里加一个等待",
                        "without a wait a run makes " + MOST_STEPS + " steps at most: fewer rounds, or a wait"));
            }
        }
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

    /**
     * Nodes on a circle that can be walked without any wait; each circle is named once or more.
     *
     * @param bounded also circles that a node ends after some rounds
     */
    private static Set<String> inHurriedCircle(Drawing drawing, boolean bounded) {
        Map<String, Set<String>> hurried = new HashMap<>();
        for (String node : drawing.definition().nodes().keySet()) {
            Set<String> next = new HashSet<>();
            var meaning = drawing.meaning(node);
            if (!bounded && meaning != null && meaning.rounds().isPresent()) {
                hurried.put(node, next);
                continue;
            }
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
