package io.yujian.member.condition;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a field of an event's data as the text that conditions compare. */
public final class DataField {
    private DataField() {}

    /**
     * @param data null: there is no event
     * @param path name, or names joined by dots
     * @return null when there is no such field, or it holds no single value
     */
    public static @Nullable String text(@Nullable ObjectNode data, String path) {
        JsonNode node = data;
        for (String name : path.split("\\.")) {
            node = node == null ? null : node.get(name);
        }
        if (node == null || node.isNull() || node.isContainer()) {
            return null;
        }
        return node.isString() ? node.stringValue() : node.toString();
    }
}
