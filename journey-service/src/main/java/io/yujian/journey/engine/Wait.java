package io.yujian.journey.engine;

import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.platform.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Somebody outside puts a timer. */
    record ForNudge() implements Wait {}

    /** A person says "try again": the node is executed once more with the same visit. */
    record ForRetry() implements Wait {}
}
