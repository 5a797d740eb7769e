package io.yujian.platform.extension;

import tools.jackson.databind.node.ObjectNode;

/**
 * What all extensions have in common. One folder, one bean; found by Spring; no central list.
 *
 * @param <C> configuration record, with jakarta.validation constraints and {@link Field} on its components
 */
public interface ExtensionType<C extends Record> {
    /** Stable kebab-case name, unique within its kind; never reused for another meaning. */
    String typeId();

    /** Version of the configuration's shape, from 1. */
    default int version() {
        return 1;
    }

    Class<C> configType();

    ExtensionMeta meta();

    /** A valid configuration: documentation, default of a new item in the UI, and test data. */
    C example();

    /** Brings a stored configuration of an older version to the current shape. */
    default ObjectNode upgrade(ObjectNode config, int fromVersion) {
        return config;
    }
}
