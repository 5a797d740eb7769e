package io.yujian.journey.node.startjourney;

import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.startjourney.CallableJourneys.Callable;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Hands the person to another journey; this one goes on. */
@Component
class StartJourneyNode implements NodeType<StartJourneyConfig> {
    /** Journeys that start each other in a row; more is a circle. */
    static final int DEEPEST = 10;

    private static final String DEPTH = "callDepth";
    private static final String STARTED = "started";
    private static final String REFUSED = "refused";
    private final CallableJourneys journeys;

    StartJourneyNode(CallableJourneys journeys) {
        this.journeys = journeys;
    }

    @Override
    public String typeId() {
        return "start-journey";
    }

    @Override
    public Class<StartJourneyConfig> configType() {
        return StartJourneyConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Promotion",
                "启动其他旅程",
                "Start a journey",
                "让客户进入另一个旅程，能否进入由那个旅程的规则决定；本旅程继续。连续 10 个旅程互相启动时停止。",
                "Hands the person to another journey, whose own rules decide; this one goes on. Stops after ten in a row.",
                "启动旅程 {journeyId}",
                "Start journey {journeyId}");
    }

    @Override
    public StartJourneyConfig example() {
        return new StartJourneyConfig("1");
    }

    @Override
    public List<Port> ports(StartJourneyConfig config) {
        return List.of(Port.of(STARTED, "已启动", "Started"), new Port(REFUSED, "循环过深", "Too many in a row", true));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public NodeOutcome execute(StartJourneyConfig config, StepContext step) {
        int depth = step.trigger().path(DEPTH).asInt(0) + 1;
        if (depth > DEEPEST) {
            return new NodeOutcome.Proceed(
                    REFUSED, new Note("旅程互相启动已有 10 次，停在这里", "ten journeys have started each other: stopped"));
        }
        ObjectNode data = step.trigger().deepCopy().put(DEPTH, depth);
        return new NodeOutcome.AwaitEffect(new CallJourney(Long.parseLong(config.journeyId()), data));
    }

    @Override
    public NodeOutcome resume(StartJourneyConfig config, StepContext step, Resumption resumption) {
        return new NodeOutcome.Proceed(STARTED);
    }

    @Override
    public List<Finding> check(StartJourneyConfig config) {
        Optional<Callable> journey = journeys.find(Long.parseLong(config.journeyId()));
        if (journey.isEmpty()) {
            return List.of(
                    Finding.error("journeyId", "call.unknown-journey", "旅程不存在，请重新选择", "there is no such journey"));
        }
        String name = journey.get().name();
        if (!journey.get().running()) {
            return List.of(Finding.warning(
                    "journeyId",
                    "call.not-running",
                    "旅程「" + name + "」没有在运行，客户进不去",
                    name + " is not running: nobody enters"));
        }
        return journey.get().callable()
                ? List.of()
                : List.of(Finding.warning(
                        "journeyId",
                        "call.no-trigger",
                        "旅程「" + name + "」没有「由其他旅程启动」这个触发，客户进不去",
                        name + " has no trigger for it: nobody enters"));
    }
}
