package io.yujian.journey.definition;

import io.yujian.journey.definition.JourneyDefinition.NodeDraft;
import io.yujian.journey.definition.JourneyDefinition.TriggerDraft;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.member.Conditions;
import io.yujian.platform.extension.ConfigResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Turns a checked definition into something that runs. */
@Component
public class JourneyCompiler {
    private final NodeTypes nodeTypes;
    private final TriggerTypes triggerTypes;
    private final Conditions conditions;

    public JourneyCompiler(NodeTypes nodeTypes, TriggerTypes triggerTypes, Conditions conditions) {
        this.nodeTypes = nodeTypes;
        this.triggerTypes = triggerTypes;
        this.conditions = conditions;
    }

    /** @throws UncompilableException when a type is unknown or a configuration cannot be read */
    public CompiledJourney compile(long journeyId, int version, ObjectNode json) {
        DefinitionReader.Reading reading = DefinitionReader.read(json);
        JourneyDefinition d = reading.definition();
        if (!reading.problems().isEmpty() || d.start() == null) {
            throw new UncompilableException("the definition is not complete");
        }
        List<CompiledTrigger<?>> triggers = new ArrayList<>();
        for (TriggerDraft draft : d.triggers()) {
            triggers.add(trigger(triggerTypes.find(draft.type()).orElseThrow(() -> unknown(draft.type())), draft));
        }
        Map<String, CompiledNode<?>> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, NodeDraft> entry : d.nodes().entrySet()) {
            NodeDraft draft = entry.getValue();
            nodes.put(
                    entry.getKey(),
                    node(entry.getKey(), nodeTypes.find(draft.type()).orElseThrow(() -> unknown(draft.type())), draft));
        }
        if (!nodes.containsKey(d.start())) {
            throw new UncompilableException("the start is not a node: " + d.start());
        }
        return new CompiledJourney(journeyId, version, triggers, new CompiledRules(d, conditions), d.start(), nodes);
    }

    private static UncompilableException unknown(String type) {
        return new UncompilableException("unknown type " + type);
    }

    private <C extends Record> CompiledTrigger<C> trigger(TriggerType<C> type, TriggerDraft draft) {
        return new CompiledTrigger<>(
                type, valid(draft.type(), triggerTypes.extensions().read(type, draft.version(), draft.config())));
    }

    private <C extends Record> CompiledNode<C> node(String id, NodeType<C> type, NodeDraft draft) {
        C config = valid(draft.type(), nodeTypes.extensions().read(type, draft.version(), draft.config()));
        return new CompiledNode<>(id, type, config, draft.next());
    }

    private static <C extends Record> C valid(String type, ConfigResult<C> result) {
        if (!result.problems().isEmpty()) {
            throw new UncompilableException("configuration of " + type + " cannot be read: " + result.problems());
        }
        return result.orThrow();
    }
}
