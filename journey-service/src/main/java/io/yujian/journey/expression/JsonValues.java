package io.yujian.journey.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON as values of an expression, and results of expressions as text. What is null in JSON is missing here. */
final class JsonValues {
    private JsonValues() {}

    static @Nullable Object of(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> {
                Object value = of(field.getValue());
                if (value != null) {
                    map.put(field.getKey(), value);
                }
            });
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> {
                Object value = of(item);
                if (value != null) {
                    list.add(value);
                }
            });
            return list;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isString() ? node.stringValue() : null;
    }

    /** Null for what has no text, such as a map. */
    static @Nullable String text(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                    : null;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonValues::text).collect(Collectors.joining("、"));
        }
        boolean plain = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof java.time.Instant;
        return plain ? value.toString() : null;
    }
}
