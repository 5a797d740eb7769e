package io.yujian.journey.move;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a move of people has come.
 *
 * @param expected how many stood at the places when it was published; some may have gone on by themselves since
 * @param left taken out of the journey
 * @param finishedAt null while it is under way
 */
public record MoveView(
        String id,
        int version,
        long expected,
        long moved,
        long left,
        Instant startedAt,
        String startedBy,
        @Nullable Instant finishedAt) {}
