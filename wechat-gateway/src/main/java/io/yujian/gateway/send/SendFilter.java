package io.yujian.gateway.send;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the message log; null: anything.
 *
 * @param customerIds ids of one person: the customer and those merged into it
 * @param clicked true: the person opened one of its links; false: it has links and none was opened
 * @param before planned time of the last item of the page before, with its source as tie-breaker
 */
record SendFilter(
        List<Long> customerIds,
        @Nullable Long journeyId,
        @Nullable Long accountId,
        @Nullable Integer state,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Boolean clicked,
        @Nullable Instant before,
        long beforeSource) {
    boolean perTry() {
        return state != null || reason != null;
    }

    SendFilter before(Instant at, long source) {
        return new SendFilter(customerIds, journeyId, accountId, state, reason, from, to, clicked, at, source);
    }
}
