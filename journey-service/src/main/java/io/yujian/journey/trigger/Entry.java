package io.yujian.journey.trigger;

import tools.jackson.databind.node.ObjectNode;

/**
 * A way into a journey.
 *
 * @param data what later nodes and messages can use as {@code trigger.…}
 */
public record Entry(ObjectNode data) {}
