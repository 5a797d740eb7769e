package io.yujian.journey.insight.report;

import io.yujian.platform.error.YujianException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which people a report is about.
 *
 * @param version 0: all
 * @param from the hour it lies in counts whole; null: from the beginning
 * @param to the hour it lies in counts whole; null: until now
 * @param windowDays orders so long after the entry count; 0: as long as the journey's goal
 */
public record ReportQuery(
        int version, @Nullable Instant from, @Nullable Instant to, int windowDays) {
    /** Orders later than this after an entry are not attributed. */
    public static final int LONGEST_WINDOW = 90;

    private static final Duration LONGEST = Duration.ofDays(366 * 20);

    public ReportQuery {
        if (version < 0 || windowDays < 0 || windowDays > LONGEST_WINDOW) {
            throw YujianException.invalid("report.bad-window", "归因天数要在 1 到 " + LONGEST_WINDOW + " 之间");
        }
        if (from != null
                && to != null
                && (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0)) {
            throw YujianException.invalid("report.bad-period", "开始时间要早于结束时间");
        }
    }

    int fromHour() {
        return from == null ? 0 : hour(from);
    }

    int toHour(Instant now) {
        Instant end = to == null || to.isAfter(now) ? now : to;
        return hour(end.minusMillis(1)) + 1;
    }

    private static int hour(Instant at) {
        return (int) Math.max(0, Math.min(Math.floorDiv(at.getEpochSecond(), 3600L), Integer.MAX_VALUE - 1));
    }
}
