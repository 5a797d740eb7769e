package io.yujian.journey.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with the sums of its journeys.
 *
 * @param state {@code open} or {@code archived}
 * @param journeys how many belong to it, archived ones included
 * @param running how many of them run
 */
public record CampaignView(
        String id,
        String name,
        String state,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Long budgetCents,
        String note,
        Instant updatedAt,
        int journeys,
        int running,
        long entered,
        long waiting) {}
