package io.yujian.gateway.reply;

import java.util.regex.Pattern;

/**
 * A text that a pattern may look at a bounded number of times. An operator's pattern with nested repeats could otherwise
 * hold the thread that answers callbacks for ever.
 */
final class BoundedText implements CharSequence {
    private static final int LOOKS = 100_000;

    private final CharSequence text;
    private int looks;

    private BoundedText(CharSequence text) {
        this.text = text;
    }

    /** A pattern that needs too many looks does not match. */
    static boolean find(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (TooManyLooks | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new TooManyLooks();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static final class TooManyLooks extends RuntimeException {
        TooManyLooks() {
            super("pattern takes too long", null, false, false);
        }
    }
}
