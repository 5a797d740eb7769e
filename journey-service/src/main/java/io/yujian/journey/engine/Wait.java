package io.yujian.journey.engine;

import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.platform.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a run waits for. */
public sealed interface Wait {
    /** Its time; then it leaves by the port. */
    record Sleep(String port) implements Wait {}

    /**
     * The first of several events of its customer, or its time.
     *
     * @param rememberAs name under which the event's data is kept; null: not kept
     */
    record ForEvents(
            List<Awaited> events,
            String timeoutPort,
            @Nullable String rememberAs) implements Wait {
        public ForEvents {
            events = List.copyOf(events);
        }

        /** Null when the event is none of them. */
        @Nullable
        Awaited metBy(Event event) {
            for (Awaited awaited : events) {
                if (awaited.isMetBy(event)) {
                    return awaited;
                }
            }
            return null;
        }
    }

    /**
     * The node listens to several events, to a nudge, and to its time.
     *
     * @param skipPort by which the run leaves when a person lets it go on
     */
    record Listening(List<Awaited> events, String skipPort) implements Wait {
        public Listening {
            events = List.copyOf(events);
        }

        boolean hears(Event event) {
            return events.stream().anyMatch(awaited -> awaited.isMetBy(event));
        }
    }

    /** What the node listened for came while the journey was paused; it is told when the run goes on. */
    record Heard(String eventType, long accountId, ObjectNode data) implements Wait {}

    /** Somebody outside puts a timer. */
    record ForNudge() implements Wait {}

    /** A person says "try again": the node is executed once more with the same visit. */
    record ForRetry() implements Wait {}
}
