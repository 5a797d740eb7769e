package io.yujian.journey.trigger;

import tools.jackson.databind.node.ObjectNode;

/**
 * A way into a journey.
 *
 * @param data what later nodes and messages can use as {@code trigger.…}
 * @param test the run is kept out of all numbers
 */
public record Entry(ObjectNode data, boolean test) {
    public Entry(ObjectNode data) {
        this(data, false);
    }
}
