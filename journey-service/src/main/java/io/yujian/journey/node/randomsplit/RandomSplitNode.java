package io.yujian.journey.node.randomsplit;

import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.StableHash;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.Ways;
import io.yujian.journey.node.randomsplit.RandomSplitConfig.Share;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends people along several ways by chance. By person, journey and node: whoever comes again goes the same way. */
@Component
class RandomSplitNode implements NodeType<RandomSplitConfig> {
    @Override
    public String typeId() {
        return "random-split";
    }

    @Override
    public Class<RandomSplitConfig> configType() {
        return RandomSplitConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "branch",
                "Share",
                "随机分流",
                "Random split",
                "按占比把客户随机分到几条路上；同一个人每次都走同一条路。",
                "Sends people along several ways by their shares; the same person always takes the same way.",
                "随机分流 {ways}",
                "Split {ways}");
    }

    @Override
    public RandomSplitConfig example() {
        return new RandomSplitConfig(List.of(new Share(50, null), new Share(50, null)));
    }

    @Override
    public List<Port> ports(RandomSplitConfig config) {
        return Ways.ports(config.ways().stream().map(Share::name).toList());
    }

    @Override
    public List<Port> possiblePorts() {
        return Ways.possible();
    }

    @Override
    public boolean comparesExits(RandomSplitConfig config) {
        return true;
    }

    @Override
    public Render render() {
        return Render.BRANCH;
    }

    @Override
    public NodeOutcome execute(RandomSplitConfig config, StepContext step) {
        int at = StableHash.share(step.customer().id(), step.journeyId() + ":" + step.nodeId(), config.total());
        int way = 0;
        while (at >= config.ways().get(way).share()) {
            at -= config.ways().get(way).share();
            way++;
        }
        return new NodeOutcome.Proceed(Ways.port(way));
    }

    @Override
    public List<Finding> check(RandomSplitConfig config) {
        return config.total() > 0
                ? List.of()
                : List.of(
                        Finding.error("ways", "split.no-share", "至少一条路的占比要大于 0", "at least one share must be above 0"));
    }
}
