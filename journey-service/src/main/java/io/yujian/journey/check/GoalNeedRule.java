package io.yujian.journey.check;

import io.yujian.journey.definition.Problem;
import java.util.ArrayList;
import java.util.List;

/** What compares by the goal needs one: a rule of the journey, or a node that marks it. */
final class GoalNeedRule {
    private GoalNeedRule() {}

    static List<Problem> check(Drawing drawing) {
        List<Problem> problems = new ArrayList<>();
        boolean goal = drawing.definition().goal() != null;
        for (String node : drawing.definition().nodes().keySet()) {
            var meaning = drawing.meaning(node);
            goal |= meaning != null && meaning.marksGoal();
            if (meaning != null && meaning.needsGoal()) {
                problems.add(Problem.error(
                        node,
                        "pickWinner",
                        "goal.needed",
                        "要按目标达成率选出胜出的路，请先设置旅程的目标，或在路上放一个「标记达成目标」",
                        "to pick by the goal rate the journey needs a goal, or a node that marks it"));
            }
        }
        return goal ? List.of() : problems;
    }
}
