package io.yujian.journey.check;

import io.yujian.journey.condition.CachedConditions;
import io.yujian.journey.definition.DefinitionReader;
import io.yujian.journey.definition.JourneyDefinition;
import io.yujian.journey.definition.JourneyDefinition.Happening;
import io.yujian.journey.definition.JourneyDefinition.NodeDraft;
import io.yujian.journey.definition.JourneyDefinition.TriggerDraft;
import io.yujian.journey.definition.NodeTypes;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.definition.TriggerTypes;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.text.Variables;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ConfigResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is wrong with a definition: its form, its lines, each node's and trigger's settings, and what only the
 * whole drawing shows. A definition without an error can be published and will run.
 */
@Component
public class DefinitionCheck {
    /** Stands for the event of a trigger that needs none; it opens no window. */
    private static final String BY_ITSELF = "journey.wave";

    private final NodeTypes nodeTypes;
    private final TriggerTypes triggerTypes;
    private final CachedConditions trees;
    private final AccountRule accounts;

    DefinitionCheck(NodeTypes nodeTypes, TriggerTypes triggerTypes, CachedConditions trees, AccountRule accounts) {
        this.nodeTypes = nodeTypes;
        this.triggerTypes = triggerTypes;
        this.trees = trees;
        this.accounts = accounts;
    }

    public List<Problem> check(ObjectNode json) {
        DefinitionReader.Reading reading = DefinitionReader.read(json);
        List<Problem> problems = new ArrayList<>(reading.problems());
        JourneyDefinition definition = reading.definition();
        Drawing drawing = new Drawing(definition);
        checkTriggers(definition, drawing, problems);
        checkRules(definition, problems);
        for (Map.Entry<String, NodeDraft> entry : definition.nodes().entrySet()) {
            checkNode(entry.getKey(), entry.getValue(), drawing, problems);
        }
        problems.addAll(LineRules.check(drawing));
        problems.addAll(VariableRule.check(drawing));
        problems.addAll(WindowRule.check(drawing));
        problems.addAll(GoalNeedRule.check(drawing));
        return List.copyOf(problems);
    }

    private void checkRules(JourneyDefinition definition, List<Problem> problems) {
        condition(definition.entry().condition(), "entry.condition", problems);
        if (definition.entry().late() != null && definition.entry().condition() == null) {
            problems.add(Problem.warning(
                    null,
                    "entry.late",
                    "late.no-condition",
                    "没有进入条件，就没有事件会被挡下，补看之前的事件不起作用",
                    "without an entry condition no event is refused, so none is looked at once more"));
        }
        happenings(definition.exit().rules(), "exit.rules", problems);
        if (definition.goal() != null) {
            happenings(definition.goal().events(), "goal.events", problems);
        } else if (definition.entry().holdout() > 0) {
            problems.add(Problem.warning(
                    null,
                    "goal",
                    "holdout.no-goal",
                    "设了对照组却没有目标，看不出旅程带来了多少提升",
                    "there is a hold-out but no goal: nothing shows what the journey brings"));
        }
    }

    private void happenings(List<Happening> rules, String field, List<Problem> problems) {
        for (int i = 0; i < rules.size(); i++) {
            condition(rules.get(i).condition(), field + "[" + i + "].condition", problems);
        }
    }

    private void condition(@Nullable ObjectNode tree, String field, List<Problem> problems) {
        if (tree != null) {
            trees.check(tree, field).forEach(p -> problems.add(Problem.of(null, "", p)));
        }
    }

    private void checkTriggers(JourneyDefinition definition, Drawing drawing, List<Problem> problems) {
        if (definition.triggers().isEmpty()) {
            problems.add(Problem.error(
                    null, "triggers", "trigger.none", "还没有触发条件：谁会进入这个旅程？", "no trigger: who would enter?"));
        }
        for (int i = 0; i < definition.triggers().size(); i++) {
            TriggerDraft draft = definition.triggers().get(i);
            String path = "triggers[" + i + "]";
            Optional<TriggerType<?>> type = triggerTypes.find(draft.type());
            if (type.isPresent()) {
                checkTrigger(type.get(), draft, path, drawing, problems);
            } else if (!draft.type().isEmpty()) {
                problems.add(Problem.error(
                        null,
                        path,
                        "trigger.unknown-type",
                        "不认识的触发类型：" + draft.type(),
                        "unknown trigger type: " + draft.type()));
            }
        }
    }

    private <C extends Record> void checkTrigger(
            TriggerType<C> type, TriggerDraft draft, String path, Drawing drawing, List<Problem> problems) {
        ConfigResult<C> read = triggerTypes.extensions().read(type, draft.version(), draft.config());
        List<Finding> found = findings(read);
        if (found.isEmpty()) {
            C config = read.orThrow();
            found = new ArrayList<>(type.check(config));
            found.addAll(accounts.check(type.accounts(config)));
            Set<String> events = type.listensTo(config);
            drawing.startsBy(events.isEmpty() ? Set.of(BY_ITSELF) : events);
        }
        found.forEach(p -> problems.add(Problem.of(null, path + ".config", p)));
    }

    private void checkNode(String id, NodeDraft draft, Drawing drawing, List<Problem> problems) {
        Optional<NodeType<?>> type = nodeTypes.find(draft.type());
        if (type.isPresent()) {
            checkNode(id, type.get(), draft, drawing, problems);
        } else if (!draft.type().isEmpty()) {
            problems.add(Problem.error(
                    id, "type", "node.unknown-type", "不认识的节点类型：" + draft.type(), "unknown node type: " + draft.type()));
        }
    }

    private <C extends Record> void checkNode(
            String id, NodeType<C> type, NodeDraft draft, Drawing drawing, List<Problem> problems) {
        ConfigResult<C> read = nodeTypes.extensions().read(type, draft.version(), draft.config());
        List<Finding> found = findings(read);
        if (found.isEmpty()) {
            C config = read.orThrow();
            found = new ArrayList<>(type.check(config));
            found.addAll(Variables.check(draft.config()));
            drawing.understand(id, new Drawing.Understood<>(type, config));
        }
        found.forEach(p -> problems.add(Problem.of(id, "", p)));
    }

    private static List<Finding> findings(ConfigResult<?> read) {
        return read.problems().stream()
                .map(p -> Finding.error(p.field(), p.code(), p.zh(), p.en()))
                .toList();
    }
}
