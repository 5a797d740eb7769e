package io.yujian.journey.node.goalmark;

import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever comes here has reached the goal; the way goes on. */
@Component
class GoalMarkNode implements NodeType<GoalMarkConfig> {
    private static final String DONE = "done";

    @Override
    public String typeId() {
        return "goal-mark";
    }

    @Override
    public Class<GoalMarkConfig> configType() {
        return GoalMarkConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Flag",
                "标记达成目标",
                "Goal reached",
                "走到这里的客户计为达成目标，每条旅程进度只计一次，然后继续往下走。",
                "Whoever comes here has reached the goal, once per run, and goes on.",
                "计为达成目标",
                "Counts as goal");
    }

    @Override
    public GoalMarkConfig example() {
        return new GoalMarkConfig();
    }

    @Override
    public List<Port> ports(GoalMarkConfig config) {
        return List.of(Port.of(DONE, "继续", "Next"));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public boolean marksGoal(GoalMarkConfig config) {
        return true;
    }

    @Override
    public NodeOutcome execute(GoalMarkConfig config, StepContext step) {
        step.reachGoal();
        return new NodeOutcome.Proceed(DONE);
    }
}
