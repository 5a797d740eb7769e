package io.yujian.journey.text;

import io.yujian.journey.expression.BadExpressionException;
import io.yujian.journey.expression.Expression;
import io.yujian.journey.expression.Scope;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.StepContext;
import io.yujian.member.CustomerSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in {@code {{root.field}}}, {@code {{root.field|default}}} and {@code {{expression|default}}}. Roots: {@code
 * customer} (name and own attributes), {@code trigger} (data of the starting event, dotted paths), {@code now} (in
 * expressions), and what nodes of the run remembered. What is missing or empty becomes its default, else nothing.
 */
public final class Variables {
    private static final String OPEN = "{{";

    private Variables() {}

    /** A text, filled in. Names of missing variables without a default are added to {@code missing}. */
    public static String render(String text, StepContext step, Set<String> missing) {
        if (!text.contains(OPEN)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (Placeholders.Piece piece : Placeholders.of(text)) {
            out.append(say(piece, step, missing));
        }
        return out.toString();
    }

    private static String say(Placeholders.Piece piece, StepContext step, Set<String> missing) {
        if (piece instanceof Placeholders.Path path) {
            return or(
                    value(path.root(), path.field(), step),
                    path.otherwise(),
                    path.root() + "." + path.field(),
                    missing);
        }
        if (piece instanceof Placeholders.Formula formula) {
            try {
                String value = Expression.of(formula.text()).text(Scope.of(step));
                return or(value, formula.otherwise(), formula.text(), missing);
            } catch (BadExpressionException e) {
                return formula.written(); // a text of the time before expressions
            }
        }
        return ((Placeholders.Plain) piece).text();
    }

    private static String or(@Nullable String value, @Nullable String otherwise, String name, Set<String> missing) {
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (otherwise == null) {
            missing.add(name);
        }
        return otherwise == null ? "" : otherwise;
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
        texts(content, "", (field, text) -> {
            for (Placeholders.Piece piece : Placeholders.of(text)) {
                if (piece instanceof Placeholders.Path path) {
                    roots.add(path.root());
                } else if (piece instanceof Placeholders.Formula formula) {
                    try {
                        roots.addAll(Expression.of(formula.text()).roots());
                    } catch (BadExpressionException e) {
                        continue; // told by the check
                    }
                }
            }
        });
        roots.remove("now");
        return roots;
    }

    /** Expressions in the texts of a configuration that cannot be understood. */
    public static List<Finding> check(JsonNode config) {
        List<Finding> findings = new ArrayList<>();
        texts(config, "", (field, text) -> {
            for (Placeholders.Piece piece : Placeholders.of(text)) {
                if (piece instanceof Placeholders.Formula formula) {
                    try {
                        Expression.of(formula.text());
                    } catch (BadExpressionException e) {
                        findings.add(Finding.error(
                                field,
                                "expression.invalid",
                                formula.written() + "：" + e.zh(),
                                formula.written() + ": " + e.en()));
                    }
                }
            }
        });
        return findings;
    }

    private static void texts(JsonNode node, String path, BiConsumer<String, String> each) {
        if (node.isString()) {
            if (node.stringValue().contains(OPEN)) {
                each.accept(path, node.stringValue());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                texts(node.path(i), path + "[" + i + "]", each);
            }
        } else {
            node.properties()
                    .forEach(field -> texts(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), each));
        }
    }

    private static @Nullable String value(String root, String field, StepContext step) {
        if (root.equals("customer")) {
            CustomerSnapshot customer = step.customer();
            String own = field.equals("name")
                    ? customer.name()
                    : customer.attributes().get(field);
            return own == null && field.equals("id") ? Long.toString(customer.id()) : own;
        }
        JsonNode at = root.equals("trigger") ? step.trigger() : step.variable(root);
        for (String key : field.split("\\.")) {
            at = at == null ? null : at.get(key);
        }
        return at == null || !at.isValueNode() || at.isNull() ? null : at.asString();
    }
}
