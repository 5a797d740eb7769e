package io.yujian.journey.node.branch;

import io.yujian.journey.condition.CachedConditions;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.Ways;
import io.yujian.journey.node.branch.BranchConfig.Case;
import io.yujian.member.ConditionFacts;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several conditions in order, by what is known when the run comes. */
@Component
class BranchNode implements NodeType<BranchConfig> {
    private static final Port ELSE = Port.of("else", "其他", "Else");
    private final CachedConditions trees;

    BranchNode(CachedConditions trees) {
        this.trees = trees;
    }

    @Override
    public String typeId() {
        return "branch";
    }

    @Override
    public Class<BranchConfig> configType() {
        return BranchConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "branch",
                "Operation",
                "多路判断",
                "Branch",
                "按客户到达此处时的资料和触发事件的数据分成几路，第一个成立的条件决定走哪路，都不成立走「其他」。",
                "Several ways by what is known at this moment: the first condition that holds decides, else the rest.",
                "多路判断 {cases}",
                "Branch {cases}");
    }

    @Override
    public BranchConfig example() {
        return new BranchConfig(List.of(new Case("金卡", level("金卡")), new Case("银卡", level("银卡"))));
    }

    private static ObjectNode level(String value) {
        ObjectNode atom = JsonNodeFactory.instance.objectNode();
        atom.put("type", "attribute").put("version", 1);
        atom.putObject("config").put("key", "会员等级").put("op", "eq").put("value", value);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putArray("all").add(atom);
        return all;
    }

    @Override
    public List<Port> ports(BranchConfig config) {
        return Stream.concat(Ways.ports(config.cases().stream().map(Case::name).toList()).stream(), Stream.of(ELSE))
                .toList();
    }

    @Override
    public List<Port> possiblePorts() {
        return Stream.concat(Ways.possible().stream(), Stream.of(ELSE)).toList();
    }

    @Override
    public Render render() {
        return Render.BRANCH;
    }

    @Override
    public NodeOutcome execute(BranchConfig config, StepContext step) {
        ConditionFacts facts = step.facts();
        for (int i = 0; i < config.cases().size(); i++) {
            if (trees.test(config.cases().get(i).condition(), facts)) {
                return new NodeOutcome.Proceed(Ways.port(i));
            }
        }
        return new NodeOutcome.Proceed(ELSE.id());
    }

    @Override
    public List<Finding> check(BranchConfig config) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < config.cases().size(); i++) {
            findings.addAll(trees.check(config.cases().get(i).condition(), "cases[" + i + "].condition"));
        }
        return findings;
    }
}
