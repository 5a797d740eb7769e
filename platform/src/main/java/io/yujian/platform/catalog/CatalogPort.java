package io.yujian.platform.catalog;

/**
 * An exit of a node.
 *
 * @param id stable kebab-case name, the key in a definition's {@code next}
 * @param optional drawn only when it is connected; a person who would leave by it goes on as the node's contract says
 */
public record CatalogPort(String id, String zh, String en, boolean optional) {}
