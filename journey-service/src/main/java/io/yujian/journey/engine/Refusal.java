package io.yujian.journey.engine;

import java.time.Instant;

/**
 * A customer whose event matched a journey's trigger and who did not enter.
 *
 * @param id time-sorted
 * @param reason stable word: {@code reentry}, {@code condition}, {@code paused}; details may follow after a colon
 */
public record Refusal(long id, long journeyId, long customerId, Instant at, String reason) {
    /** Without its details, as it is counted. */
    String word() {
        int details = reason.indexOf(':');
        return details < 0 ? reason : reason.substring(0, details);
    }
}
