package io.yujian.journey.rehearse;

import io.yujian.journey.insight.RunView.StepView;
import io.yujian.journey.node.Note;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What would have become of the person.
 *
 * @param now the rehearsal's clock at its end
 * @param cameToRest false when a short wait in a circle was broken off
 * @param refused reasons why the person did not enter, as in the why-log
 * @param done messages, coupons, tags, … that would have been, in order
 */
public record TriedView(
        Instant now,
        boolean cameToRest,
        List<TriedRun> runs,
        List<String> refused,
        List<TriedEffect> done,
        Set<String> tags,
        Map<String, String> attributes) {
    /**
     * @param node where the person stands; null when it is over
     * @param wakeAt when it goes on at the latest
     */
    public record TriedRun(
            String state,
            @Nullable String node,
            @Nullable String reason,
            @Nullable Instant wakeAt,
            List<StepView> steps) {}

    /** @param kind {@code message}, {@code coupon}, {@code tag}, {@code attribute}, {@code journey} */
    public record TriedEffect(Instant at, String node, String kind, Note line, ObjectNode content) {}
}
