package io.yujian.journey.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as other systems and operators write them. */
public final class Dates {
    private static final Pattern DAY = Pattern.compile("(?:([0-9]{4})[-/.年]|--)?([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    /** Has a 29 February. */
    private static final String ANY_YEAR = "2000";

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
     * As {@link #parse}, and also what the conditions on customers take for a day: {@code 1990年5月3日}, {@code 1990/5/3},
     * {@code 19900503}, and without a year {@code 05-03}, {@code --05-03}, {@code 5月3日}. Only its month and day count.
     */
    public static Optional<LocalDateTime> anniversary(String text, ZoneId zone) {
        String s = text.strip();
        Matcher compact = COMPACT.matcher(s);
        Matcher form = compact.matches() ? compact : DAY.matcher(s);
        if (!form.matches()) {
            return parse(s, zone);
        }
        try {
            int year = Integer.parseInt(Objects.requireNonNullElse(form.group(1), ANY_YEAR));
            int month = Integer.parseInt(Objects.requireNonNullElse(form.group(2), ""));
            int day = Integer.parseInt(Objects.requireNonNullElse(form.group(3), ""));
            return Optional.of(LocalDate.of(year, month, day).atStartOfDay());
        } catch (DateTimeException e) {
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
