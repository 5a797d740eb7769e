package io.yujian.journey.trigger;

import io.yujian.journey.node.NodeOutcome.Awaited;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way into a journey.
 *
 * @param data what later nodes and messages can use as {@code trigger.…}
 * @param key tells entries of one person apart where the journey names no field of its own (a year, a product); null: none
 * @param unless null: at once
 * @param test the run is kept out of all numbers
 */
public record Entry(
        ObjectNode data, @Nullable String key, @Nullable Unless unless, boolean test) {
    /** At once, once per person. */
    public Entry(ObjectNode data) {
        this(data, null, null);
    }

    public Entry(ObjectNode data, @Nullable String key, @Nullable Unless unless) {
        this(data, key, unless, false);
    }

    /** At once, perhaps of a person who tries the journey out. */
    public Entry(ObjectNode data, boolean test) {
        this(data, null, null, test);
    }

    /**
     * Enters later, and only when nothing else happens first. A new one of the same person, journey and key takes the
     * place of the old one.
     *
     * @param until when the person enters
     * @param events any of them, if it comes before, ends the matter
     */
    public record Unless(Instant until, List<Awaited> events) {}
}
