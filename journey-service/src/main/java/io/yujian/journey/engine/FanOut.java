package io.yujian.journey.engine;

import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Takes note, in the event's transaction, that an event lets a set of customers in; the entering is bulk work. */
public interface FanOut {
    /** One statement; the same event twice is one spark. */
    void spread(List<Spark> sparks);

    /** @param trigger number of the trigger in that version */
    record Spark(long journeyId, int version, int trigger, Instant at, Event event, ObjectNode data) {}
}
