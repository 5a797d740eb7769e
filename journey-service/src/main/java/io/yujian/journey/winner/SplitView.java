package io.yujian.journey.winner;

import io.yujian.journey.insight.report.RateView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A split that picks its winner by itself, in its present round.
 *
 * @param round from 1; more after it was started again
 * @param since people who entered before do not count
 * @param leastPeople on each way, asked for; null: however many
 * @param decideFrom not before; null: no time is asked for
 * @param state {@code running}; {@code won}: whoever is new takes {@code winner}; {@code unclear}: decided, people go on
 *     being split
 * @param winner port; null unless it won
 * @param clear the winner was better beyond chance; false: it was only the best
 * @param decidedAt null while it runs
 * @param decidedVersion null while it runs
 * @param arms as they are now, or were when it was decided
 */
public record SplitView(
        String node,
        int round,
        Instant since,
        @Nullable Integer leastPeople,
        @Nullable Instant decideFrom,
        String state,
        @Nullable String winner,
        boolean clear,
        @Nullable Instant decidedAt,
        @Nullable Integer decidedVersion,
        List<SplitArmView> arms) {
    /** @param rate null when nobody came this way */
    public record SplitArmView(
            String port, long people, long goals, @Nullable RateView rate) {}
}
