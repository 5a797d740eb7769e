package io.yujian.journey.insight;

import io.yujian.journey.node.Note;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's walk through a journey.
 *
 * @param state {@code waiting}, {@code finished}, {@code left}, {@code set-aside}, {@code held-out}
 * @param held waits only because the journey is paused
 * @param node where the person stands; null when it is over
 * @param since when the person came there, or when it ended
 * @param wakeAt when it goes on at the latest; null when it waits for something without a time
 * @param reason why it ended or was set aside
 * @param test let in by hand to test; in none of the numbers
 * @param steps the story; null in lists
 */
public record RunView(
        String id,
        String journeyId,
        @Nullable String journeyName,
        int version,
        String customerId,
        @Nullable String customerName,
        String state,
        boolean held,
        @Nullable String node,
        Instant enteredAt,
        Instant since,
        @Nullable Instant wakeAt,
        @Nullable String reason,
        boolean test,
        @Nullable List<StepView> steps) {
    /**
     * @param type of the node, in the version in which this happened; empty when it is gone
     * @param name of the node there; null when it has none
     * @param port by which it left; null when it ended or stayed
     */
    public record StepView(
            String node,
            String type,
            @Nullable String name,
            @Nullable String port,
            Instant at,
            @Nullable Note detail) {}
}
