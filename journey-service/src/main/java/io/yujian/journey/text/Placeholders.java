package io.yujian.journey.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code {{…}}} in a text: {@code {{root.field|default}}}, where the field is a plain path, else an expression with
 * or without a default behind a single bar.
 */
final class Placeholders {
    private static final Pattern PATH =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_-]*)\\.([\\p{L}\\p{N}_.$:@#-]+)\\s*(?:\\|([^{}]*))?");

    private Placeholders() {}

    /** A piece of a text. */
    sealed interface Piece {}

    /** As written. */
    record Plain(String text) implements Piece {}

    /** @param otherwise null: none */
    record Path(String root, String field, @Nullable String otherwise) implements Piece {}

    /**
     * @param written with its braces; what cannot be understood stays as it is
     * @param otherwise null: none
     */
    record Formula(String written, String text, @Nullable String otherwise) implements Piece {}

    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (true) {
            int open = text.indexOf("{{", at);
            int close = open < 0 ? -1 : text.indexOf("}}", open + 2);
            if (close < 0) {
                break;
            }
            if (open > at) {
                pieces.add(new Plain(text.substring(at, open)));
            }
            String inner = text.substring(open + 2, close);
            Matcher path = PATH.matcher(inner);
            pieces.add(
                    path.matches()
                            ? new Path(path.group(1), path.group(2), path.group(3))
                            : formula(text.substring(open, close + 2), inner));
            at = close + 2;
        }
        if (at < text.length()) {
            pieces.add(new Plain(text.substring(at)));
        }
        return pieces;
    }

    private static Formula formula(String written, String inner) {
        int bar = bar(inner);
        return bar < 0
                ? new Formula(written, inner.strip(), null)
                : new Formula(
                        written,
                        inner.substring(0, bar).strip(),
                        inner.substring(bar + 1).strip());
    }

    /** The last single bar outside quotes. */
    private static int bar(String inner) {
        int found = -1;
        char quote = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '|') {
                boolean doubled = i + 1 < inner.length() && inner.charAt(i + 1) == '|';
                if (doubled) {
                    i++;
                } else {
                    found = i;
                }
            }
        }
        return found;
    }
}
