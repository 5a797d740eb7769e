package io.yujian.journey.engine;

import io.yujian.journey.engine.Entrance.Cause;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who enters a journey later unless something happens first. No run yet: it counts nowhere, and a second one of
 * the same customer, journey and key takes its place.
 *
 * @param id of the timer that lets the person in
 * @param key tells several of one person and journey apart; empty: none
 * @param data of the event, as later nodes will see it
 * @param events any of them ends the matter
 */
public record WaitingEntry(
        long id,
        long journeyId,
        long customerId,
        String key,
        Instant due,
        Cause cause,
        ObjectNode data,
        List<Awaited> events) {
    boolean isEndedBy(Event event) {
        return events.stream().anyMatch(awaited -> awaited.isMetBy(event));
    }
}
