package io.yujian.journey.node.randomsplit;

import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.StableHash;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.Ways;
import io.yujian.journey.node.randomsplit.RandomSplitConfig.Share;
import io.yujian.member.ConditionFacts;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends people along several ways by chance. By person, journey and node: whoever comes again goes the same way. When a
 * winner has been picked, whoever is new takes it; whoever was split before still goes their way.
 */
@Component
class RandomSplitNode implements NodeType<RandomSplitConfig> {
    private static final Note WON = new Note("走胜出的路", "takes the way that won");
    private final Winners winners;

    RandomSplitNode(Winners winners) {
        this.winners = winners;
    }

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
                "按占比把客户随机分到几条路上；同一个人每次都走同一条路。可以在人数或时间足够时自动选出目标达成率更高的路，让新来的人都走它。",
                "Sends people along several ways by their shares; the same person always takes the same way. With enough people or"
                        + " time it can pick the way with the higher goal rate, and whoever is new takes that one.",
                "随机分流 {ways}",
                "Split {ways}");
    }

    @Override
    public RandomSplitConfig example() {
        return new RandomSplitConfig(List.of(new Share(50, null), new Share(50, null)), null, null, null, null);
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
    public boolean needsGoal(RandomSplitConfig config) {
        return config.picks();
    }

    @Override
    public NodeOutcome execute(RandomSplitConfig config, StepContext step) {
        if (!config.picks()) {
            return new NodeOutcome.Proceed(Ways.port(byChance(config, step)));
        }
        String mine = "_way-" + step.nodeId();
        ObjectNode before = step.variable(mine);
        int way = before == null ? -1 : Ways.of(before.path("way").asString(""));
        if (way >= 0 && way < config.ways().size()) {
            return new NodeOutcome.Proceed(Ways.port(way));
        }
        Winners.Won won = winners.of(step.journeyId(), step.nodeId(), config.test());
        boolean wins = won != null && isDrawn(config, won) && isNew(step, won);
        String port = won != null && wins ? won.port() : Ways.port(byChance(config, step));
        step.remember(mine, JsonNodeFactory.instance.objectNode().put("way", port));
        return new NodeOutcome.Proceed(port, wins ? WON : null);
    }

    private static int byChance(RandomSplitConfig config, StepContext step) {
        int at = StableHash.share(step.customer().id(), step.journeyId() + ":" + step.nodeId(), config.total());
        int way = 0;
        while (at >= config.ways().get(way).share()) {
            at -= config.ways().get(way).share();
            way++;
        }
        return way;
    }

    private static boolean isDrawn(RandomSplitConfig config, Winners.Won won) {
        int way = Ways.of(won.port());
        return way >= 0 && way < config.ways().size();
    }

    /** False for whoever entered before it was decided, in another run than this: they were split then. */
    private boolean isNew(StepContext step, Winners.Won won) {
        ConditionFacts facts = step.facts();
        return facts
                .more()
                .of(winners.entries(step.journeyId()))
                .getOrDefault(step.customer().id(), List.of())
                .stream()
                .noneMatch(at -> !at.isAfter(won.at()) && !at.equals(facts.enteredAt()));
    }

    @Override
    public List<Finding> check(RandomSplitConfig config) {
        if (config.total() == 0) {
            return List.of(
                    Finding.error("ways", "split.no-share", "至少一条路的占比要大于 0", "at least one share must be above 0"));
        }
        boolean alone = config.ways().stream().filter(way -> way.share() > 0).count() < 2;
        return config.picks() && alone
                ? List.of(Finding.error(
                        "ways",
                        "split.nothing-to-compare",
                        "要自动选出胜出的路，至少两条路的占比要大于 0",
                        "to pick a winner, at least two shares must be above 0"))
                : List.of();
    }
}
