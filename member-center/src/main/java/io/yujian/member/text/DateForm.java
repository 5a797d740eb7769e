package io.yujian.member.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people and other systems write it, with or without a year.
 *
 * @param year null: unknown
 */
public record DateForm(@Nullable Integer year, MonthDay day) {
    private static final int FIRST_YEAR = 1900;
    private static final Pattern FULL = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[Tt ].*)?");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern YEARLESS = Pattern.compile("(?:--)?([0-9]{1,2})[-/月]([0-9]{1,2})日?");

    /**
     * {@code 1990-05-03}, {@code 1990/5/3}, {@code 1990年5月3日}, {@code 19900503}, the same with a time behind it; and
     * {@code 05-03}, {@code --05-03}, {@code 5月3日}. A year before 1900 is taken for unknown.
     */
    public static Optional<DateForm> read(String text) {
        String clean = TextForm.clean(text);
        Matcher full = FULL.matcher(clean);
        if (full.matches()) {
            return of(full.group(1), full.group(2), full.group(3));
        }
        Matcher compact = COMPACT.matcher(clean);
        if (compact.matches()) {
            return of(compact.group(1), compact.group(2), compact.group(3));
        }
        Matcher yearless = YEARLESS.matcher(clean);
        return yearless.matches() ? of(null, yearless.group(1), yearless.group(2)) : Optional.empty();
    }

    private static Optional<DateForm> of(@Nullable String year, String month, String day) {
        try {
            MonthDay on = MonthDay.of(Integer.parseInt(month), Integer.parseInt(day));
            if (year == null || Integer.parseInt(year) < FIRST_YEAR) {
                return Optional.of(new DateForm(null, on));
            }
            int number = Integer.parseInt(year);
            return on.isValidYear(number) ? Optional.of(new DateForm(number, on)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 503} for the third of May. */
    public int monthDay() {
        return code(day);
    }

    public static int code(MonthDay day) {
        return day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** An anniversary of the date, not the date itself. 29 February is the 28th in years that have none. */
    public boolean comesAgainOn(LocalDate date) {
        return (year == null || year < date.getYear())
                && day.atYear(date.getYear()).equals(date);
    }

    public boolean is(LocalDate date) {
        return year != null && day.atYear(year).equals(date);
    }
}
