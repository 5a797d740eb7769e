package io.yujian.journey.node.end;

import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;

/** The branch is over. */
@Component
class EndNode implements NodeType<EndConfig> {
    @Override
    public String typeId() {
        return "end";
    }

    @Override
    public Class<EndConfig> configType() {
        return EndConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "end",
                "CircleCheck",
                "结束",
                "End",
                "客户走完旅程。",
                "The person has completed the journey.",
                "旅程到此结束",
                "The journey ends here");
    }

    @Override
    public EndConfig example() {
        return new EndConfig();
    }

    @Override
    public List<Port> ports(EndConfig config) {
        return List.of();
    }

    @Override
    public Render render() {
        return Render.END;
    }

    @Override
    public NodeOutcome execute(EndConfig config, StepContext step) {
        return new NodeOutcome.Finish("completed", null);
    }

    @Override
    public boolean ends(EndConfig config) {
        return true;
    }
}
