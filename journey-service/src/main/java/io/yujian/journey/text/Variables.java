package io.yujian.journey.text;

import io.yujian.journey.node.StepContext;
import io.yujian.member.CustomerSnapshot;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in {@code {{root.field}}} and {@code {{root.field|default}}}. Roots: {@code customer} (name and own attributes),
 * {@code trigger} (data of the starting event, dotted paths), and what nodes of the run remembered. What is missing or
 * empty becomes its default, else nothing.
 */
public final class Variables {
    private static final String OPEN = "{{";
    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_-]*)\\.([^|{}\\s]+)\\s*(?:\\|([^{}]*))?}}");

    private Variables() {}

    /** A text, filled in. Names of missing variables without a default are added to {@code missing}. */
    public static String render(String text, StepContext step, Set<String> missing) {
        if (!text.contains(OPEN)) {
            return text;
        }
        Matcher m = VARIABLE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            String value = value(m.group(1), m.group(2), step);
            if (value == null || value.isEmpty()) {
                if (m.group(3) == null) {
                    missing.add(m.group(1) + "." + m.group(2));
                }
                value = m.group(3) == null ? "" : m.group(3);
            }
            m.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return m.appendTail(out).toString();
    }

    /** A copy of the content with every text in it filled in. */
    public static ObjectNode render(ObjectNode content, StepContext step, Set<String> missing) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            copy.set(field.getKey(), renderAny(field.getValue(), step, missing));
        }
        return copy;
    }

    private static JsonNode renderAny(JsonNode node, StepContext step, Set<String> missing) {
        if (node instanceof ObjectNode object) {
            return render(object, step, missing);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(renderAny(item, step, missing)));
            return copy;
        }
        return node.isString() ? JsonNodeFactory.instance.stringNode(render(node.stringValue(), step, missing)) : node;
    }

    /** Roots of all variables that a content uses, such as {@code coupon}. */
    public static Set<String> roots(JsonNode content) {
        Set<String> roots = new TreeSet<>();
        collect(content, roots);
        return roots;
    }

    private static void collect(JsonNode node, Set<String> roots) {
        if (node.isString()) {
            Matcher m = VARIABLE.matcher(node.stringValue());
            while (m.find()) {
                roots.add(m.group(1));
            }
        } else {
            node.forEach(child -> collect(child, roots));
        }
    }

    private static @Nullable String value(String root, String field, StepContext step) {
        if (root.equals("customer")) {
            CustomerSnapshot customer = step.customer();
            return field.equals("name")
                    ? customer.name()
                    : customer.attributes().get(field);
        }
        JsonNode at = root.equals("trigger") ? step.trigger() : step.variable(root);
        for (String key : field.split("\\.")) {
            at = at == null ? null : at.get(key);
        }
        return at == null || !at.isValueNode() || at.isNull() ? null : at.asString();
    }
}
