package io.yujian.journey.insight.report;

import io.yujian.journey.engine.CountKey;
import io.yujian.journey.insight.report.ReportMapper.HourRow;
import io.yujian.journey.insight.report.ReportView.ReportPeriodView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hours put together into the periods of a chart, without gaps. */
final class Series {
    static final List<String> KINDS = List.of(
            CountKey.ENTERED,
            CountKey.FINISHED,
            CountKey.LEFT,
            CountKey.GOAL,
            CountKey.HELD_OUT,
            CountKey.HELD_OUT_GOAL);

    private static final int MOST_HOURS = 72;
    private static final int MOST_DAYS = 400;
    private final ChronoUnit unit;
    private final TreeMap<ZonedDateTime, Map<String, Long>> periods = new TreeMap<>();
    private final Map<String, Long> sums = new HashMap<>();

    /** @param toHour exclusive */
    Series(List<HourRow> rows, int fromHour, int toHour, ZoneId zone) {
        int first = rows.stream().mapToInt(HourRow::hour).min().orElse(toHour);
        int begin = Math.max(fromHour, fromHour == 0 ? first : fromHour);
        long hours = (long) toHour - begin;
        this.unit =
                hours <= MOST_HOURS ? ChronoUnit.HOURS : hours <= MOST_DAYS * 24L ? ChronoUnit.DAYS : ChronoUnit.MONTHS;
        ZonedDateTime end = at(toHour - 1, zone);
        for (ZonedDateTime t = period(at(begin, zone)); !t.isAfter(end); t = t.plus(1, unit)) {
            periods.put(t, new HashMap<>());
        }
        for (HourRow row : rows) {
            sums.merge(row.kind(), row.n(), Long::sum);
            periods.computeIfAbsent(period(at(row.hour(), zone)), t -> new HashMap<>())
                    .merge(row.kind(), row.n(), Long::sum);
        }
    }

    private static ZonedDateTime at(int hour, ZoneId zone) {
        return Instant.ofEpochSecond(hour * 3600L).atZone(zone);
    }

    private ZonedDateTime period(ZonedDateTime at) {
        return unit == ChronoUnit.MONTHS ? at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1) : at.truncatedTo(unit);
    }

    String unit() {
        return switch (unit) {
            case HOURS -> "hour";
            case DAYS -> "day";
            default -> "month";
        };
    }

    long sum(String kind) {
        return sums.getOrDefault(kind, 0L);
    }

    List<ReportPeriodView> views() {
        return periods.entrySet().stream()
                .map(e -> view(e.getKey().toInstant(), e.getValue()))
                .toList();
    }

    private static ReportPeriodView view(Instant at, Map<String, Long> n) {
        long entered = n.getOrDefault(CountKey.ENTERED, 0L);
        long finished = n.getOrDefault(CountKey.FINISHED, 0L);
        long left = n.getOrDefault(CountKey.LEFT, 0L);
        return new ReportPeriodView(
                at,
                entered,
                entered - finished - left,
                finished,
                left,
                n.getOrDefault(CountKey.GOAL, 0L),
                n.getOrDefault(CountKey.HELD_OUT, 0L));
    }
}
