package io.yujian.journey.definition;

import io.yujian.journey.definition.JourneyDefinition.EntryRule;
import io.yujian.journey.definition.JourneyDefinition.NodeDraft;
import io.yujian.journey.definition.JourneyDefinition.TriggerDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the stored JSON. Never throws for what an operator or an importer wrote: what cannot be read becomes a problem,
 * and the rest is read as far as it goes.
 */
public final class DefinitionReader {
    private static final Pattern NODE_ID = Pattern.compile("[a-z0-9]{1,12}");
    private final List<Problem> problems = new ArrayList<>();

    private DefinitionReader() {}

    /** @param problems of the form only; empty when every part could be read */
    public record Reading(JourneyDefinition definition, List<Problem> problems) {}

    public static Reading read(ObjectNode json) {
        DefinitionReader reader = new DefinitionReader();
        JourneyDefinition definition = reader.definition(json);
        return new Reading(definition, List.copyOf(reader.problems));
    }

    private JourneyDefinition definition(ObjectNode json) {
        if (json.path("schema").asInt(0) != 1) {
            malformed(null, "schema", "只认识 schema 1", "only schema 1 is known");
        }
        List<TriggerDraft> triggers = new ArrayList<>();
        for (JsonNode item : json.path("triggers")) {
            triggers.add(new TriggerDraft(
                    text(item, "type", null, "triggers"), item.path("version").asInt(1), object(item, "config")));
        }
        Map<String, NodeDraft> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.path("nodes").properties()) {
            String id = entry.getKey();
            if (!NODE_ID.matcher(id).matches()) {
                malformed(null, "nodes", "节点编号只能用 1–12 位小写字母或数字：" + id, "node ids are 1–12 of a-z and 0-9: " + id);
                continue;
            }
            nodes.put(id, node(id, entry.getValue()));
        }
        JsonNode start = json.path("start");
        RuleReader rules = new RuleReader((field, zh, en) -> malformed(null, field, zh, en));
        EntryRule entry = rules.entry(json.path("entry"));
        return new JourneyDefinition(
                List.copyOf(triggers),
                entry,
                rules.exit(json.path("exit"), entry),
                rules.goal(json.path("goal")),
                start.isString() ? start.stringValue() : null,
                Collections.unmodifiableMap(nodes));
    }

    private NodeDraft node(String id, JsonNode json) {
        Map<String, String> next = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> exit : json.path("next").properties()) {
            if (exit.getValue().isString()) {
                next.put(exit.getKey(), exit.getValue().stringValue());
            } else if (!exit.getValue().isNull()) {
                malformed(id, "next." + exit.getKey(), "出口要指向一个节点编号", "an exit must name a node");
            }
        }
        JsonNode name = json.path("name");
        return new NodeDraft(
                text(json, "type", id, "type"),
                json.path("version").asInt(1),
                name.isString() ? name.stringValue() : null,
                object(json, "config"),
                Collections.unmodifiableMap(next));
    }

    private String text(JsonNode json, String field, @Nullable String node, String path) {
        JsonNode value = json.path(field);
        if (value.isString() && !value.stringValue().isBlank()) {
            return value.stringValue();
        }
        malformed(node, path, "缺少类型", "the type is missing");
        return "";
    }

    private static ObjectNode object(JsonNode json, String field) {
        return json.path(field) instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode();
    }

    private void malformed(@Nullable String node, String field, String zh, String en) {
        problems.add(Problem.error(node, field, "definition.malformed", zh, en));
    }
}
