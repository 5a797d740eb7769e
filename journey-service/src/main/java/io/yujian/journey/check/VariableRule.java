package io.yujian.journey.check;

import io.yujian.journey.definition.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A message can only use what some node of the journey has remembered. */
final class VariableRule {
    private VariableRule() {}

    static List<Problem> check(Drawing drawing) {
        Set<String> remembered = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String node : drawing.definition().nodes().keySet()) {
            var meaning = drawing.meaning(node);
            if (meaning != null) {
                remembered.addAll(meaning.remembers());
            }
        }
        for (String node : drawing.definition().nodes().keySet()) {
            var meaning = drawing.meaning(node);
            Set<String> unknown = new TreeSet<>(meaning == null ? Set.of() : meaning.reads());
            unknown.removeAll(remembered);
            for (String name : unknown) {
                problems.add(Problem.warning(
                        node,
                        null,
                        "variable.never-set",
                        "用到了变量「" + name + "」，但没有节点会产生它",
                        "uses \"" + name + "\", which no node provides"));
            }
        }
        return problems;
    }
}
