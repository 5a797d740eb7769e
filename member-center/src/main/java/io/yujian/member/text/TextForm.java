package io.yujian.member.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one normal form in which texts are stored and compared; SQL compares what Java has folded, byte by byte. */
public final class TextForm {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,10})?");

    private TextForm() {}

    /** NFC, without white space at both ends; as shown. */
    public static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /** {@link #clean} without case; as compared. */
    public static String fold(String text) {
        String upper = clean(text).toUpperCase(Locale.ROOT);
        return clean(upper.toLowerCase(Locale.ROOT));
    }

    /** With four decimals, rounded half up; empty when the text is no plain number. */
    public static Optional<BigDecimal> number(String text) {
        String cleaned = clean(text);
        if (!NUMBER.matcher(cleaned).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(cleaned).setScale(4, RoundingMode.HALF_UP));
    }
}
