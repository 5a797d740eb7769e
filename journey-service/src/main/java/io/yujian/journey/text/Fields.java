package io.yujian.journey.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of data by name, or by names joined with dots. */
public final class Fields {
    private Fields() {}

    /** Null when there is no such field, or it is no plain value or empty. */
    public static @Nullable String text(@Nullable ObjectNode data, String path) {
        JsonNode at = data;
        for (String name : path.split("\\.")) {
            at = at == null ? null : at.get(name);
        }
        if (at == null || !at.isValueNode() || at.isNull()) {
            return null;
        }
        String text = at.asString();
        return text.isEmpty() ? null : text;
    }
}
