package io.yujian.journey.definition;

import io.yujian.journey.node.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a definition.
 *
 * @param node id; null when it is about the journey
 * @param field path inside the node's configuration, or {@code next.<port>}; null when it is about the whole
 * @param code stable word
 * @param level {@code error} stops publishing, {@code warning} does not
 */
public record Problem(@Nullable String node, @Nullable String field, String code, String level, String zh, String en) {
    public static Problem error(@Nullable String node, @Nullable String field, String code, String zh, String en) {
        return new Problem(node, field, code, "error", zh, en);
    }

    public static Problem warning(@Nullable String node, @Nullable String field, String code, String zh, String en) {
        return new Problem(node, field, code, "warning", zh, en);
    }

    /** A problem of the configuration of a node, or of a trigger when {@code node} is null. */
    public static Problem of(@Nullable String node, String prefix, Finding p) {
        String path = p.field().isEmpty() ? prefix : prefix.isEmpty() ? p.field() : prefix + "." + p.field();
        return new Problem(
                node, path.isEmpty() ? null : path, p.code(), p.error() ? "error" : "warning", p.zh(), p.en());
    }

    public boolean isError() {
        return level.equals("error");
    }
}
