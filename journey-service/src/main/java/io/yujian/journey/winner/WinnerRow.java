package io.yujian.journey.winner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code jn_winner}.
 *
 * @param since null: since the publication
 * @param version 0 until it is decided
 * @param port null: people are split
 * @param decidedAt null: not decided
 * @param numbers JSON, by way; null until it is decided
 */
record WinnerRow(
        SplitTest test,
        int round,
        @Nullable Instant since,
        int version,
        @Nullable String port,
        boolean clear,
        @Nullable Instant decidedAt,
        @Nullable String numbers) {
    /** The first round of a test that has no row yet. */
    static WinnerRow first(SplitTest test) {
        return new WinnerRow(test, 1, null, 0, null, false, null, null);
    }
}
