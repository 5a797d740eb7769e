package io.yujian.journey.definition;

import io.yujian.journey.definition.JourneyDefinition.EntryRule;
import io.yujian.journey.definition.JourneyDefinition.ExitRule;
import io.yujian.journey.definition.JourneyDefinition.MergeRule;
import io.yujian.journey.definition.JourneyDefinition.Mode;
import io.yujian.journey.definition.JourneyDefinition.NodeDraft;
import io.yujian.journey.definition.JourneyDefinition.Reentry;
import io.yujian.journey.definition.JourneyDefinition.TriggerDraft;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        EntryRule entry = entry(json.path("entry"));
        return new JourneyDefinition(
                List.copyOf(triggers),
                entry,
                exit(json.path("exit"), entry),
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

    private EntryRule entry(JsonNode json) {
        JsonNode reentry = json.path("reentry");
        String word = reentry.path("mode").asString("once");
        Mode mode = Mode.ONCE;
        try {
            mode = Mode.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            malformed(null, "entry.reentry.mode", "不认识的重复进入规则：" + word, "unknown re-entry mode: " + word);
        }
        Duration gap = null;
        if (mode == Mode.GAP) {
            gap = duration(reentry.path("gap").asString(""));
            if (gap == null) {
                malformed(null, "entry.reentry.gap", "请写明隔多久可以再次进入，例如 P7D", "say how long the gap is, such as P7D");
                gap = Duration.ofDays(36500);
            }
        }
        JsonNode condition = json.path("condition");
        if (!condition.isMissingNode() && !condition.isNull() && !condition.isObject()) {
            malformed(null, "entry.condition", "进入条件无法识别", "the entry condition cannot be read");
        }
        ObjectNode tree = condition instanceof ObjectNode o && !o.isEmpty() ? o : null;
        return new EntryRule(new Reentry(mode, gap), tree);
    }

    /** Whoever may be in the journey several times keeps both runs when customers are merged, unless said otherwise. */
    private ExitRule exit(JsonNode json, EntryRule entry) {
        MergeRule rule = entry.reentry().mode() == Mode.ALWAYS ? MergeRule.BOTH : MergeRule.OLDEST;
        String word = json.path("onMerge").asString("");
        if (!word.isEmpty()) {
            try {
                rule = MergeRule.valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                malformed(null, "exit.onMerge", "不认识的合并规则：" + word, "unknown merge rule: " + word);
            }
        }
        return new ExitRule(json.path("onUnfollow").asBoolean(true), rule);
    }

    private static @Nullable Duration duration(String text) {
        try {
            Duration d = Duration.parse(text);
            return d.isNegative() || d.isZero() ? null : d;
        } catch (DateTimeParseException e) {
            return null;
        }
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
