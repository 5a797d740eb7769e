package io.yujian.journey.engine;

import java.time.Instant;

/**
 * A customer whose event matched a journey's trigger and who did not enter.
 *
 * @param id time-sorted
 * @param reason stable word: {@code reentry}, {@code condition}, {@code paused}
 */
public record Refusal(long id, long journeyId, long customerId, Instant at, String reason) {}
