package io.yujian.journey.trigger.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.support.CronExpression;

/** Moments of a schedule. An hour that a change of the clocks leaves out comes when it would have been over. */
final class Recurrence {
    /** No repetition is rarer than the 29th of February on a weekday. */
    private static final int DAYS = 400;

    private Recurrence() {}

    /** The first moment after this one. */
    static Optional<Instant> next(ScheduleConfig config, Instant after, ZoneId zone) {
        switch (config.repeat()) {
            case ONCE:
                return Optional.ofNullable(config.at()).filter(at -> at.isAfter(after));
            case CRON:
                ZonedDateTime next = CronExpression.parse(Objects.requireNonNull(config.cron()))
                        .next(after.atZone(zone));
                return Optional.ofNullable(next).map(ZonedDateTime::toInstant);
            default:
                return nextDay(config, after, zone);
        }
    }

    private static Optional<Instant> nextDay(ScheduleConfig config, Instant after, ZoneId zone) {
        LocalTime time = LocalTime.parse(Objects.requireNonNull(config.time()));
        LocalDate day = after.atZone(zone).toLocalDate();
        for (int i = 0; i < DAYS; i++, day = day.plusDays(1)) {
            if (falls(config, day)) {
                Instant at = day.atTime(time).atZone(zone).toInstant();
                if (at.isAfter(after)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean falls(ScheduleConfig config, LocalDate day) {
        return switch (config.repeat()) {
            case WEEKLY -> days(config).contains(day.getDayOfWeek());
            case MONTHLY -> day.getDayOfMonth() == Math.min(Objects.requireNonNull(config.day()), day.lengthOfMonth());
            default -> true;
        };
    }

    private static Set<DayOfWeek> days(ScheduleConfig config) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (config.weekdays() != null) {
            config.weekdays().forEach(day -> days.add(DayOfWeek.of(day.ordinal() + 1)));
        }
        return days;
    }
}
