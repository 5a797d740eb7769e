package io.yujian.journey.insight.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journeys side by side, in the order that was asked for. */
public record ComparisonView(List<ComparedJourneyView> items) {
    /**
     * One column. See {@link ReportView} for what the numbers mean.
     *
     * @param failed messages that were refused, unknown or not sent
     */
    public record ComparedJourneyView(
            String journeyId,
            String journeyName,
            long entered,
            long waiting,
            long finished,
            long left,
            boolean hasGoal,
            long goals,
            @Nullable RateView goalRate,
            @Nullable Long medianSeconds,
            @Nullable LiftView lift,
            ReportView.ReportRevenueView revenue,
            long sent,
            long failed,
            ReportView.ReportLatencyView latency) {
        public static ComparedJourneyView of(ReportView r) {
            long sent = 0;
            long failed = 0;
            for (ReportView.ReportMessagesView m : r.messages().values()) {
                sent += m.sent();
                failed += sum(m.refused()) + sum(m.unknown()) + sum(m.notSent());
            }
            return new ComparedJourneyView(
                    r.journeyId(),
                    r.journeyName(),
                    r.people().entered(),
                    r.people().waiting(),
                    r.people().finished(),
                    r.people().left(),
                    r.goal().defined(),
                    r.goal().reached(),
                    r.goal().rate(),
                    r.goal().medianSeconds(),
                    r.holdOut().lift(),
                    r.revenue(),
                    sent,
                    failed,
                    r.latency());
        }

        private static long sum(List<ReasonCountView> reasons) {
            return reasons.stream().mapToLong(ReasonCountView::n).sum();
        }
    }
}
