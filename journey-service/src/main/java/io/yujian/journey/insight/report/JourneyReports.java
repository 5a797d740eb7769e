package io.yujian.journey.insight.report;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.MessageOutcomes;
import io.yujian.journey.engine.CountKey;
import io.yujian.journey.insight.report.ReportMapper.HeadRow;
import io.yujian.journey.insight.report.ReportMapper.MoneyRow;
import io.yujian.journey.insight.report.ReportMapper.Slice;
import io.yujian.journey.insight.report.ReportView.ReportGoalView;
import io.yujian.journey.insight.report.ReportView.ReportHoldOutView;
import io.yujian.journey.insight.report.ReportView.ReportLatencyView;
import io.yujian.journey.insight.report.ReportView.ReportMessagesView;
import io.yujian.journey.insight.report.ReportView.ReportPeopleView;
import io.yujian.journey.insight.report.ReportView.ReportRevenueView;
import io.yujian.journey.insight.report.ReportView.ReportSourceView;
import io.yujian.journey.insight.report.ReportView.ReportTimeView;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.time.DurationClasses;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the report of a journey: eight statements in one snapshot, none of them over runs. */
@Component
public class JourneyReports {
    private static final int MOST_SET_ASIDE = 1_000;
    private static final int USUAL_WINDOW_DAYS = 7;
    private final ReportMapper mapper;
    private final MessageOutcomes outcomes;
    private final Accounts accounts;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ZoneId zone;

    JourneyReports(
            ReportMapper mapper,
            MessageOutcomes outcomes,
            Accounts accounts,
            JsonMapper json,
            InstantSource clock,
            ZoneId zone) {
        this.mapper = mapper;
        this.outcomes = outcomes;
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReportView of(long journeyId, ReportQuery query) {
        HeadRow head = mapper.head(journeyId);
        if (head == null) {
            throw YujianException.notFound("journey.not-found", "没有这个旅程");
        }
        Instant now = clock.instant();
        List<Integer> versions = mapper.versions(journeyId);
        List<Integer> wanted = query.version() == 0 && !versions.isEmpty() ? versions : List.of(query.version());
        Slice slice = new Slice(journeyId, wanted, query.fromHour(), query.toHour(now));
        Series series = new Series(mapper.byHour(slice, Series.KINDS), slice.fromHour(), slice.toHour(), zone);
        Map<String, Long> whole = new TreeMap<>();
        mapper.whole(slice, Series.KINDS).forEach(row -> whole.merge(row.kind(), row.n(), Long::sum));
        NodeSums nodes = new NodeSums(mapper.nodes(slice));
        JsonNode goal = head.definition() == null
                ? json.createObjectNode()
                : json.readTree(head.definition()).path("goal");
        MessageOutcomes.Report messages = outcomes.of(
                journeyId,
                query.version(),
                Instant.ofEpochSecond(slice.fromHour() * 3600L),
                Instant.ofEpochSecond(slice.toHour() * 3600L));
        long goals = series.sum(CountKey.GOAL);
        return new ReportView(
                Long.toString(journeyId),
                head.name(),
                query.version(),
                versions,
                query.from(),
                query.to() == null ? now : query.to(),
                now,
                people(journeyId, series, whole, nodes),
                goal(goal.isObject() || goals > 0, series, whole),
                holdOut(series),
                revenue(slice, query.windowDays() > 0 ? query.windowDays() : window(goal), series),
                sources(whole),
                series.unit(),
                series.views(),
                nodes.views(),
                nodes.splits(),
                messages(messages),
                latency(messages));
    }

    private ReportPeopleView people(long journeyId, Series series, Map<String, Long> whole, NodeSums nodes) {
        long entered = series.sum(CountKey.ENTERED);
        long finished = series.sum(CountKey.FINISHED);
        long left = series.sum(CountKey.LEFT);
        return new ReportPeopleView(
                entered,
                entered - finished - left,
                finished,
                left,
                mapper.setAside(journeyId, MOST_SET_ASIDE),
                nodes.lost(),
                NodeSums.reasons(NodeSums.after(whole, CountKey.REFUSED)));
    }

    private static ReportGoalView goal(boolean defined, Series series, Map<String, Long> whole) {
        long goals = series.sum(CountKey.GOAL);
        TreeMap<Integer, Long> times = new TreeMap<>();
        NodeSums.after(whole, CountKey.GOAL_IN).forEach((name, n) -> times.put(Integer.valueOf(name), n));
        return new ReportGoalView(
                defined,
                goals,
                Proportions.rate(goals, series.sum(CountKey.ENTERED)),
                times.isEmpty() ? null : DurationClasses.quantile(times, 0.5),
                times.isEmpty() ? null : DurationClasses.quantile(times, 0.9),
                times.entrySet().stream()
                        .map(e -> new ReportTimeView(DurationClasses.upTo(e.getKey()), e.getValue()))
                        .toList());
    }

    private static ReportHoldOutView holdOut(Series series) {
        long people = series.sum(CountKey.HELD_OUT);
        long goals = series.sum(CountKey.HELD_OUT_GOAL);
        return new ReportHoldOutView(
                people,
                goals,
                Proportions.rate(goals, people),
                Proportions.difference(series.sum(CountKey.GOAL), series.sum(CountKey.ENTERED), goals, people));
    }

    private ReportRevenueView revenue(Slice slice, int days, Series series) {
        MoneyRow in = new MoneyRow(0, 0, 0, 0, 0);
        MoneyRow out = new MoneyRow(1, 0, 0, 0, 0);
        for (MoneyRow row : mapper.money(slice, days)) {
            if (row.held() == 0) {
                in = row;
            } else {
                out = row;
            }
        }
        return new ReportRevenueView(
                days,
                in.orders(),
                in.net(),
                in.refunds(),
                in.refunded(),
                each(in.net(), series.sum(CountKey.ENTERED)),
                out.orders(),
                out.net(),
                out.refunded(),
                each(out.net(), series.sum(CountKey.HELD_OUT)));
    }

    private static @Nullable Long each(long cents, long people) {
        return people <= 0 ? null : Math.round((double) cents / people);
    }

    /** Whole days; a part of a day counts as one. */
    private static int window(JsonNode goal) {
        try {
            long hours = Duration.parse(goal.path("window").asString("")).toHours();
            return (int) Math.max(1, Math.min(ReportQuery.LONGEST_WINDOW, (hours + 23) / 24));
        } catch (DateTimeParseException e) {
            return USUAL_WINDOW_DAYS;
        }
    }

    private List<ReportSourceView> sources(Map<String, Long> whole) {
        Map<String, Long> goals = NodeSums.after(whole, CountKey.FROM_GOAL);
        List<ReportSourceView> sources = new ArrayList<>();
        NodeSums.after(whole, CountKey.FROM)
                .forEach((label, entered) -> sources.add(source(label, entered, goals.getOrDefault(label, 0L))));
        sources.sort(Comparator.comparingLong(ReportSourceView::entered).reversed());
        return sources;
    }

    private ReportSourceView source(String label, long entered, long goals) {
        String[] parts = label.split("\\|", 3);
        String account = parts.length < 2 || parts[1].isEmpty() ? null : parts[1];
        String scene = parts.length < 3 || parts[2].isEmpty() ? null : parts[2];
        return new ReportSourceView(
                label,
                parts[0],
                account,
                account == null
                        ? null
                        : accounts.byId(Long.parseLong(account))
                                .map(Accounts.Account::name)
                                .orElse(null),
                scene == null ? null : URLDecoder.decode(scene, StandardCharsets.UTF_8),
                entered,
                goals,
                Proportions.rate(goals, entered));
    }

    private static Map<String, ReportMessagesView> messages(MessageOutcomes.Report report) {
        Map<String, ReportMessagesView> views = new TreeMap<>();
        report.nodes()
                .forEach((node, o) -> views.put(
                        node,
                        new ReportMessagesView(
                                o.sent(),
                                o.delivered(),
                                NodeSums.reasons(o.refused()),
                                NodeSums.reasons(o.unknown()),
                                NodeSums.reasons(o.notSent()),
                                NodeSums.reasons(o.passed()))));
        return views;
    }

    private static ReportLatencyView latency(MessageOutcomes.Report report) {
        return new ReportLatencyView(
                report.latency().values().stream().mapToLong(Long::longValue).sum(),
                DurationClasses.quantile(report.latency(), 0.5),
                DurationClasses.quantile(report.latency(), 0.9),
                DurationClasses.quantile(report.latency(), 0.99));
    }
}
