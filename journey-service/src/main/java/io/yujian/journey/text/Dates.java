package io.yujian.journey.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates as other systems and operators write them. */
public final class Dates {
    private Dates() {}

    /**
     * {@code 2026-11-21}, {@code 2026-11-21T10:00[:00]}, the same with a blank or with an offset, or milliseconds since
     * 1970.
     */
    public static Optional<LocalDateTime> parse(String text, ZoneId zone) {
        String s = text.strip();
        try {
            if (s.matches("[0-9]{12,14}")) {
                return Optional.of(LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(s)), zone));
            }
            if (s.length() == 10) {
                return Optional.of(LocalDate.parse(s).atStartOfDay());
            }
            String iso = s.replace(' ', 'T');
            return Optional.of(
                    iso.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                            ? LocalDateTime.ofInstant(OffsetDateTime.parse(iso).toInstant(), zone)
                            : LocalDateTime.parse(iso));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The next time that is so many days from the anniversary, this year's or a later one. 29 February is the 28th in years
     * that have none.
     */
    public static LocalDateTime nextAnniversary(LocalDate date, LocalTime time, int days, LocalDateTime now) {
        // The day before is in the year before when it is counted back from January.
        for (int year = now.getYear() - 1; ; year++) {
            // From the original date each time: withYear makes a 29th a 28th and would not make it a 29th again.
            LocalDateTime at = date.withYear(year).plusDays(days).atTime(time);
            if (!at.isBefore(now)) {
                return at;
            }
        }
    }
}
