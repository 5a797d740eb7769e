package io.yujian.journey.node.condition;

import io.yujian.journey.condition.CachedConditions;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Yes or no, by what is known when the run comes. */
@Component
class ConditionNode implements NodeType<ConditionConfig> {
    private static final String YES = "yes";
    private static final String NO = "no";
    private final CachedConditions trees;

    ConditionNode(CachedConditions trees) {
        this.trees = trees;
    }

    @Override
    public String typeId() {
        return "condition";
    }

    @Override
    public Class<ConditionConfig> configType() {
        return ConditionConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "branch",
                "Switch",
                "条件判断",
                "Condition",
                "按客户到达此处时的资料和触发事件的数据分成「是」「否」两路。",
                "Splits by what is known about the person and the starting event at this moment.",
                "判断：{condition}",
                "If {condition}");
    }

    @Override
    public ConditionConfig example() {
        ObjectNode following = JsonNodeFactory.instance.objectNode();
        following.put("type", "following").put("version", 1).putObject("config");
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putArray("all").add(following);
        return new ConditionConfig(all);
    }

    @Override
    public List<Port> ports(ConditionConfig config) {
        return List.of(Port.of(YES, "是", "Yes"), Port.of(NO, "否", "No"));
    }

    @Override
    public Render render() {
        return Render.BRANCH;
    }

    @Override
    public NodeOutcome execute(ConditionConfig config, StepContext step) {
        return new NodeOutcome.Proceed(trees.test(config.condition(), step.facts()) ? YES : NO);
    }

    @Override
    public List<Finding> check(ConditionConfig config) {
        return trees.check(config.condition(), "condition");
    }
}
