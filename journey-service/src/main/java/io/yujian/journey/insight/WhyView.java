package io.yujian.journey.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a journey decided about a customer when its trigger matched.
 *
 * @param outcome {@code entered} or {@code refused}
 * @param reason stable word; {@code matched} when entered
 */
public record WhyView(
        Instant at,
        String outcome,
        String reason,
        String zh,
        String en,
        @Nullable String runId) {}
