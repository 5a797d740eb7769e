package io.yujian.journey.node;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * Stay until an event of the customer comes or the deadline passes.
     *
     * @param match fields of the event's data that must equal these texts; empty: any such event
     */
    record AwaitEvent(
            String eventType, Map<String, String> match, Instant deadline, String happenedPort, String timeoutPort)
            implements NodeOutcome {
        public AwaitEvent {
            match = Map.copyOf(match);
        }
    }

    /** Apply the effect in this transaction, then {@link NodeType#resume} with its result. */
    record AwaitEffect(Effect effect) implements NodeOutcome {}

    /**
     * Stay until somebody outside puts a timer for {@link StepContext#nextWaitNo()}, then {@link NodeType#resume} with
     * {@link Resumption.Nudged}.
     */
    record AwaitNudge() implements NodeOutcome {}

    /** The run is over. */
    record Finish(String reason, @Nullable Note note) implements NodeOutcome {}
}
