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
 */
public record Entry(
        ObjectNode data, @Nullable String key, @Nullable Unless unless) {
    /** At once, once per person. */
    public Entry(ObjectNode data) {
        this(data, null, null);
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
