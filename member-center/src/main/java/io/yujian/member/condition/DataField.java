package io.yujian.member.condition;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a field of an event's data as the texts that conditions compare. */
public final class DataField {
    /** Behind the name of a list. */
    private static final String ITEMS = "[]";

    private DataField() {}

    /**
     * Plain values at the path; several when it goes through lists.
     *
     * @param data null: there is no event
     * @param path name, or names joined by dots; {@code items[].sku} looks into each item of the list
     * @return empty when there is no such field, or it holds no plain value
     */
    public static List<String> texts(@Nullable ObjectNode data, String path) {
        Stream<JsonNode> nodes = Stream.ofNullable(data);
        for (String name : path.split("\\.")) {
            boolean list = name.endsWith(ITEMS);
            String field = list ? name.substring(0, name.length() - ITEMS.length()) : name;
            nodes = nodes.flatMap(node -> Stream.ofNullable(node.get(field)));
            if (list) {
                nodes = nodes.filter(JsonNode::isArray).flatMap(JsonNode::valueStream);
            }
        }
        return nodes.filter(node -> !node.isNull() && !node.isContainer())
                .map(node -> node.isString() ? node.stringValue() : node.toString())
                .toList();
    }
}
