package io.yujian.journey.insight.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report of the people who entered in a period. Everything is about them, whenever it happened: so entered is finished
 * and left and waiting together, for every period and version.
 *
 * @param version 0: all
 * @param versions published ones, newest first
 * @param from the first hour; null: from the beginning
 * @param at when it was read
 * @param unit of {@code series}: {@code hour}, {@code day}, {@code month}
 * @param nodes by node id; the nodes that somebody came to
 * @param splits nodes that compare their exits
 * @param messages by node id; of a version, those that it decided on
 */
public record ReportView(
        String journeyId,
        String journeyName,
        int version,
        List<Integer> versions,
        @Nullable Instant from,
        Instant to,
        Instant at,
        ReportPeopleView people,
        ReportGoalView goal,
        ReportHoldOutView holdOut,
        ReportRevenueView revenue,
        List<ReportSourceView> sources,
        String unit,
        List<ReportPeriodView> series,
        Map<String, ReportNodeView> nodes,
        List<ReportSplitView> splits,
        Map<String, ReportMessagesView> messages,
        ReportLatencyView latency) {

    /**
     * @param waiting always {@code entered − finished − left}
     * @param setAside of all who wait now, whenever they entered, those who wait for an operator; counted up to 1000
     * @param lost why people left before their time
     * @param refused why people did not enter, by when they tried
     */
    public record ReportPeopleView(
            long entered,
            long waiting,
            long finished,
            long left,
            long setAside,
            List<ReasonCountView> lost,
            List<ReasonCountView> refused) {}

    /**
     * @param defined the journey says what it is for
     * @param rate of the entered; null when nobody entered
     * @param medianSeconds from entry to goal; null when nobody reached it. At most a tenth too long, as the others
     */
    public record ReportGoalView(
            boolean defined,
            long reached,
            @Nullable RateView rate,
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds,
            List<ReportTimeView> times) {}

    /** @param upToSeconds upper edge of the class */
    public record ReportTimeView(long upToSeconds, long n) {}

    /**
     * @param people left out on purpose; not among the entered
     * @param rate of them who reached the goal by themselves
     * @param lift of the journey over being left out; null when one of the two has nobody
     */
    public record ReportHoldOutView(
            long people,
            long goals,
            @Nullable RateView rate,
            @Nullable LiftView lift) {}

    /**
     * Orders of these people within the window after their entry, in cents.
     *
     * @param cents what is left of it when what was paid back is taken off, whenever that happened
     * @param refunds orders of which something was paid back
     * @param refundedCents paid back
     * @param perPersonCents of all who entered; null when nobody did
     */
    public record ReportRevenueView(
            int windowDays,
            long orders,
            long cents,
            long refunds,
            long refundedCents,
            @Nullable Long perPersonCents,
            long heldOutOrders,
            long heldOutCents,
            long heldOutRefundedCents,
            @Nullable Long heldOutPerPersonCents) {}

    /**
     * What brought people in.
     *
     * @param label as the list of people takes it
     * @param scene of a code; {@code *}: one of many; null: none
     */
    public record ReportSourceView(
            String label,
            String eventType,
            @Nullable String accountId,
            @Nullable String accountName,
            @Nullable String scene,
            long entered,
            long goals,
            @Nullable RateView rate) {}

    /** People who entered in the hour, day or month that begins then, and what became of them. */
    public record ReportPeriodView(
            Instant at, long entered, long waiting, long finished, long left, long goals, long heldOut) {}

    /**
     * @param entered came to the node, each visit counted
     * @param ports went on by each exit
     * @param ended the journey was over for them here, as drawn
     * @param moved put elsewhere by a person
     * @param lost left the journey here before their time, by reason
     */
    public record ReportNodeView(
            long entered, long waiting, Map<String, Long> ports, long ended, long moved, List<ReasonCountView> lost) {}

    /** The ways of one node, in the order of their exits. */
    public record ReportSplitView(String node, List<ReportArmView> arms) {}

    /**
     * @param people who went this way for the first time, and had not reached the goal before
     * @param againstFirst the rate less that of the first way; null for the first
     */
    public record ReportArmView(
            String port,
            long people,
            long goals,
            @Nullable RateView rate,
            @Nullable LiftView againstFirst) {}

    /** Messages that are done, each in one of sent, refused, unknown, not sent; see the gateway's outcomes. */
    public record ReportMessagesView(
            long sent,
            long delivered,
            List<ReasonCountView> refused,
            List<ReasonCountView> unknown,
            List<ReasonCountView> notSent,
            List<ReasonCountView> passed) {}

    /** From what caused a message to its being taken by the platform; at most a tenth too long. */
    public record ReportLatencyView(long messages, long p50Ms, long p90Ms, long p99Ms) {}
}
