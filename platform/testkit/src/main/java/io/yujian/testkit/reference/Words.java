package io.yujian.testkit.reference;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the world is called in which plans are drawn.
 *
 * @param trigger the journey's trigger as JSON
 * @param start event type that it hears
 * @param awaited three event types that nodes wait for
 * @param goal event type that is the goal
 * @param exit event type that ends a run
 * @param tags two names
 * @param attribute key
 * @param pace how long nodes wait
 * @param chain the ways of a message as a JSON array, by the node's id and one of {@link Plan#SENDS}
 * @param called id of the journey that others start; null: none does
 */
public record Words(
        String trigger,
        String start,
        List<String> awaited,
        String goal,
        String exit,
        List<String> tags,
        String attribute,
        Pace pace,
        BiFunction<String, String, String> chain,
        @Nullable String called) {
    /** How long nodes wait. */
    public enum Pace {
        /** For a clock that a test sets: hours. */
        HOURS,
        /** For a real clock: a second or two, or so long that no test sees the end. */
        SECONDS
    }
}
