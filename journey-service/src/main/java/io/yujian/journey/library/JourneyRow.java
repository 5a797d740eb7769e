package io.yujian.journey.library;

import java.time.LocalDateTime;

/** A row of {@code jn_journey}; components in the order of the mapper's columns. */
record JourneyRow(
        long id,
        String name,
        String state,
        int revision,
        int publishedVersion,
        String draft,
        LocalDateTime createdAt,
        LocalDateTime updatedAt,
        String pauseMode) {}
