package io.yujian.journey.node;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of certain weekdays. A time that a change of clocks skips is the moment after the gap.
 *
 * @param end not included; before {@code begin}: the next morning; null: only the moment itself
 * @param days at least one; the early hours of a span over midnight belong to the day before
 */
public record AllowedHours(LocalTime begin, @Nullable LocalTime end, Set<DayOfWeek> days) {
    public AllowedHours {
        days = Set.copyOf(days);
    }

    /** The instant itself when it is allowed, else the next one that is. */
    public Instant from(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return covers(at) ? instant : next(at);
    }

    private boolean covers(ZonedDateTime now) {
        LocalTime at = now.toLocalTime();
        if (end == null) {
            return false;
        }
        if (begin.isBefore(end)) {
            return days.contains(now.getDayOfWeek()) && !at.isBefore(begin) && at.isBefore(end);
        }
        boolean late = !at.isBefore(begin) && days.contains(now.getDayOfWeek());
        boolean early = at.isBefore(end) && days.contains(now.minusDays(1).getDayOfWeek());
        return late || early;
    }

    private Instant next(ZonedDateTime now) {
        for (int day = 0; ; day++) {
            ZonedDateTime at = now.toLocalDate().plusDays(day).atTime(begin).atZone(now.getZone());
            if (at.isAfter(now) && days.contains(at.getDayOfWeek())) {
                return at.toInstant();
            }
        }
    }
}
