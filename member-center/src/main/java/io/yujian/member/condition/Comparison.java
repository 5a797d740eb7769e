package io.yujian.member.condition;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.member.text.TextForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a text is compared: folded, two-valued; what is missing is false, also for "not equal". */
public enum Comparison {
    @JsonProperty("eq")
    EQ,
    @JsonProperty("ne")
    NE,
    @JsonProperty("contains")
    CONTAINS,
    @JsonProperty("prefix")
    PREFIX,
    @JsonProperty("gt")
    GT,
    @JsonProperty("lt")
    LT,
    @JsonProperty("ge")
    GE,
    @JsonProperty("le")
    LE,
    /** One of several values, separated by commas. */
    @JsonProperty("in")
    IN,
    @JsonProperty("exists")
    EXISTS;

    private static final int MOST_VALUES = 100;
    private static final Pattern SEPARATORS = Pattern.compile("[,，、;；\n]");

    public boolean test(@Nullable String actual, @Nullable String wanted) {
        if (actual == null) {
            return false;
        }
        if (this == EXISTS) {
            return true;
        }
        if (!fits(wanted)) {
            return false;
        }
        String value = wanted == null ? "" : wanted;
        return switch (this) {
            case EQ -> TextForm.fold(actual).equals(TextForm.fold(value));
            case NE -> !TextForm.fold(actual).equals(TextForm.fold(value));
            case CONTAINS -> TextForm.fold(actual).contains(TextForm.fold(value));
            case PREFIX -> TextForm.fold(actual).startsWith(TextForm.fold(value));
            case GT -> compare(actual, value, sign -> sign > 0);
            case LT -> compare(actual, value, sign -> sign < 0);
            case GE -> compare(actual, value, sign -> sign >= 0);
            case LE -> compare(actual, value, sign -> sign <= 0);
            case IN -> list(value).contains(TextForm.fold(actual));
            case EXISTS -> true;
        };
    }

    /** True when the comparison can be made with this value: numbers where order is asked, else anything not blank. */
    public boolean fits(@Nullable String value) {
        if (this == EXISTS) {
            return true;
        }
        if (value == null || TextForm.fold(value).isEmpty()) {
            return false;
        }
        if (this == IN) {
            List<String> values = list(value);
            return !values.isEmpty() && values.size() <= MOST_VALUES;
        }
        return !ordered() || TextForm.number(value).isPresent();
    }

    /** True for the comparisons of numbers. */
    public boolean ordered() {
        return this == GT || this == LT || this == GE || this == LE;
    }

    /** The folded values of a list as it is written: separated by commas of any kind, or by lines. */
    public static List<String> list(String value) {
        return SEPARATORS
                .splitAsStream(value)
                .map(TextForm::fold)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean compare(String actual, String wanted, IntPredicate holds) {
        Optional<BigDecimal> left = TextForm.number(actual);
        Optional<BigDecimal> right = TextForm.number(wanted);
        return left.isPresent() && right.isPresent() && holds.test(left.get().compareTo(right.get()));
    }
}
