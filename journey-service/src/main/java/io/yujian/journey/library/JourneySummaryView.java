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
        List<String> triggers) {}
