package io.yujian.journey.engine;

import io.yujian.platform.event.Event;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a run waits for. */
public sealed interface Wait {
    /** Its time; then it leaves by the port. */
    record Sleep(String port) implements Wait {}

    /** An event of its customer, or its time. */
    record ForEvent(String eventType, Map<String, String> match, String happenedPort, String timeoutPort)
            implements Wait {
        public ForEvent {
            match = Map.copyOf(match);
        }

        boolean isMetBy(Event event) {
            if (!event.type().equals(eventType)) {
                return false;
            }
            for (Map.Entry<String, String> wanted : match.entrySet()) {
                JsonNode value = event.data().path(wanted.getKey());
                if (!value.isValueNode() || !wanted.getValue().equals(value.asString())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Somebody outside puts a timer. */
    record ForNudge() implements Wait {}

    /** A person says "try again": the node is executed once more with the same visit. */
    record ForRetry() implements Wait {}
}
