package io.yujian.journey.node;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Durations as configurations write them: ISO-8601 with days and below, such as {@code P3D} or {@code PT30M}. */
public final class Durations {
    /** For {@code @Pattern} on configuration fields. */
    public static final String PATTERN = "P(?=.)(\\d{1,4}D)?(T(?=\\d)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?";

    private Durations() {}

    /** Empty when it is none, or not longer than nothing. */
    public static Optional<Duration> parse(String text) {
        try {
            Duration d = Duration.parse(text);
            return d.isNegative() || d.isZero() ? Optional.empty() : Optional.of(d);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when it is none */
    public static Duration require(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a duration: " + text));
    }
}
