package io.yujian.journey.node.askquestion;

import io.yujian.journey.node.askquestion.AskQuestionConfig.Option;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Understands what a person wrote: by its number or letter, by the option's words, by a keyword in it. */
final class Answer {
    /** Not one of the options. */
    static final int NONE = -1;

    private Answer() {}

    /** Place of the one option that the text means. A text that could mean several means none. */
    static int of(String text, List<Option> options) {
        String said = folded(text);
        if (said.isEmpty()) {
            return NONE;
        }
        for (int i = 0; i < options.size(); i++) {
            if (said.equals(Integer.toString(i + 1)) || said.equals(String.valueOf((char) ('a' + i)))) {
                return i;
            }
        }
        int equal = one(options, word -> said.equals(word));
        return equal == NONE ? one(options, said::contains) : equal;
    }

    private static int one(List<Option> options, java.util.function.Predicate<String> meant) {
        int found = NONE;
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            boolean fits = meant.test(folded(option.text()))
                    || option.words().stream().map(Answer::folded).anyMatch(meant);
            if (fits && found != NONE) {
                return NONE;
            }
            found = fits ? i : found;
        }
        return found;
    }

    /** Full-width forms, capitals, blanks and closing marks do not matter. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("[。.!！~～]+$", "")
                .toLowerCase(Locale.ROOT);
    }
}
