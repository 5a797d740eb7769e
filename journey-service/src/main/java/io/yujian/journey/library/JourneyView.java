package io.yujian.journey.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journey with its draft.
 *
 * @param state {@code draft}, {@code running}, {@code paused}, {@code archived}
 * @param revision to be named by the next change
 * @param published latest published version; null when there is none
 * @param pauseMode {@code hold}, {@code drain} or {@code stop}; null unless paused
 */
public record JourneyView(
        String id,
        String name,
        String state,
        int revision,
        Instant updatedAt,
        ObjectNode draft,
        @Nullable PublishedView published,
        @Nullable String pauseMode) {
    /** @param publishedBy shown name */
    public record PublishedView(int version, ObjectNode definition, Instant publishedAt, String publishedBy) {}
}
