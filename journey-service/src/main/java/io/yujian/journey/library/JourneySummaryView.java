package io.yujian.journey.library;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey in the list.
 *
 * @param version latest published version; null when there is none
 * @param waiting people inside now; always {@code entered − finished − left}
 * @param triggers type ids of the draft's triggers
 * @param priority 1 to 9; the higher comes first
 * @param perHour so many messages leave within an hour; 0: no limit
 * @param campaignId the campaign that it belongs to; null: none
 */
public record JourneySummaryView(
        String id,
        String name,
        String state,
        @Nullable Integer version,
        Instant updatedAt,
        long entered,
        long waiting,
        long finished,
        long left,
        List<String> triggers,
        int priority,
        int perHour,
        @Nullable String campaignId,
        @Nullable String campaignName) {}
