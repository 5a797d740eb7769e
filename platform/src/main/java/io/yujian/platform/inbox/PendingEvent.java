package io.yujian.platform.inbox;

import org.jspecify.annotations.Nullable;

/**
 * A stored entry that waits for the pipeline.
 *
 * @param createdS with {@code dedupe} the key of its inbox row
 * @param stored the entry itself; null when only its row in the waiting list is known
 */
public record PendingEvent(
        long laneKey,
        long id,
        byte lane,
        int attempts,
        long createdS,
        byte[] dedupe,
        @Nullable StoredEntry stored) {
    public PendingEvent with(StoredEntry entry) {
        return new PendingEvent(laneKey, id, lane, attempts, createdS, dedupe, entry);
    }
}
