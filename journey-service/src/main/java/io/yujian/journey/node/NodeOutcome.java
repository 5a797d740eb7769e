package io.yujian.journey.node;

import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a node decides. A small closed algebra; whatever nodes there will be, the engine handles these and no more. */
public sealed interface NodeOutcome {
    /** Leave by a port now. */
    record Proceed(String port, @Nullable Note note) implements NodeOutcome {
        public Proceed(String port) {
            this(port, null);
        }
    }

    /** Stay until the instant, then leave by the port. */
    record SleepUntil(Instant until, String port) implements NodeOutcome {}

    /**
     * Stay until the first of several events of the customer comes or the deadline passes.
     *
     * @param rememberAs name under which later nodes find the event's data; null: not kept
     */
    record AwaitEvents(
            List<Awaited> events,
            Instant deadline,
            String timeoutPort,
            @Nullable String rememberAs) implements NodeOutcome {
        public AwaitEvents {
            events = List.copyOf(events);
        }
    }

    /**
     * An event that ends a wait. Of two that fit, the one that stands first counts.
     *
     * @param match fields of the event's data that must equal these texts; empty: any such event
     * @param port by which the run leaves
     */
    record Awaited(String eventType, Map<String, String> match, String port) {
        public Awaited {
            match = Map.copyOf(match);
        }

        public boolean isMetBy(Event event) {
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

    /** Apply the effect in this transaction, then {@link NodeType#resume} with its result. */
    record AwaitEffect(Effect effect) implements NodeOutcome {}

    /**
     * Stay until somebody outside puts a timer for {@link StepContext#nextWaitNo()}, then {@link NodeType#resume} with
     * {@link Resumption.Nudged}.
     */
    record AwaitNudge() implements NodeOutcome {}

    /**
     * Stay until one of several events of the customer comes, somebody outside puts a timer for
     * {@link StepContext#nextWaitNo()}, or the deadline passes; then {@link NodeType#resume} with
     * {@link Resumption.Happened} or {@link Resumption.Nudged}. A node that listens keeps in mind until when.
     *
     * @param events their ports say nothing
     * @param skipPort by which the run leaves when a person lets it go on
     */
    record Listen(List<Awaited> events, Instant deadline, String skipPort) implements NodeOutcome {
        public Listen {
            events = List.copyOf(events);
        }
    }

    /** The run is over. */
    record Finish(String reason, @Nullable Note note) implements NodeOutcome {}
}
