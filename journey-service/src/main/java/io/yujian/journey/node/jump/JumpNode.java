package io.yujian.journey.node.jump;

import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Leads a run to another node of its journey, usually back, and lets it pass once it has been there often enough. */
@Component
class JumpNode implements NodeType<JumpConfig> {
    private static final String JUMP = "jump";
    private static final String LIMIT = "limit";

    @Override
    public String typeId() {
        return "jump";
    }

    @Override
    public Class<JumpConfig> configType() {
        return JumpConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "branch",
                "RefreshLeft",
                "跳转",
                "Jump",
                "跳到本旅程的另一个节点（通常是往回），每人最多跳几次，超过走「到上限」，不会死循环。",
                "Goes to another node of this journey, usually back; after so many times it leaves by \"limit\".",
                "跳转，最多 {most} 次",
                "Jump, at most {most} times");
    }

    @Override
    public JumpConfig example() {
        return new JumpConfig(3);
    }

    @Override
    public List<Port> ports(JumpConfig config) {
        return List.of(Port.of(JUMP, "跳转", "Jump"), Port.of(LIMIT, "到上限", "Limit"));
    }

    @Override
    public Render render() {
        return Render.BRANCH;
    }

    @Override
    public OptionalInt rounds(JumpConfig config) {
        return OptionalInt.of(config.most());
    }

    @Override
    public NodeOutcome execute(JumpConfig config, StepContext step) {
        return step.visit() <= config.most()
                ? new NodeOutcome.Proceed(
                        JUMP,
                        new Note(
                                "第 " + step.visit() + " 次跳转，最多 " + config.most() + " 次",
                                "jump " + step.visit() + " of " + config.most()))
                : new NodeOutcome.Proceed(LIMIT);
    }
}
