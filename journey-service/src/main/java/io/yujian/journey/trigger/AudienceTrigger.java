package io.yujian.journey.trigger;

import io.yujian.platform.event.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trigger that lets in a set of customers: at moments of its own, or because of an event that concerns no single
 * customer. They enter in bulk, behind what people trigger themselves.
 *
 * @param <C> configuration
 */
public interface AudienceTrigger<C extends Record> extends TriggerType<C> {
    /** The type of event by which people of a set enter at its moment. */
    String BY_TIME = "journey.wave";

    /** When the set is read, and what caused it. */
    record Moment(Instant at, ZoneId zone, ObjectNode data) {}

    /** The first moment after this one; empty: never again by time. Fast and pure. */
    default Optional<Instant> next(C config, Instant after, ZoneId zone) {
        return Optional.empty();
    }

    /** What the set's entries know of an event without a customer; empty when it lets nobody in. Fast and pure. */
    default Optional<ObjectNode> fansOut(C config, Event event) {
        return Optional.empty();
    }

    Audience audience(C config, Moment moment);

    /** By events of single customers: none, unless the type says otherwise. */
    @Override
    default Set<String> listensTo(C config) {
        return Set.of();
    }

    @Override
    default Optional<Entry> match(C config, Occurrence occurrence) {
        return Optional.empty();
    }
}
