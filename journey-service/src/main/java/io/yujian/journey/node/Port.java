package io.yujian.journey.node;

/**
 * A way out of a node.
 *
 * @param id stable lower-case word, unique within the node
 * @param optional an undrawn optional port is not shown as an open end
 */
public record Port(String id, String zh, String en, boolean optional) {
    public Port {
        if (id.isBlank() || zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a port needs an id and a label in both languages");
        }
    }

    public static Port of(String id, String zh, String en) {
        return new Port(id, zh, en, false);
    }
}
