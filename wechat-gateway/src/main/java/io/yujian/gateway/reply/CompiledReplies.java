package io.yujian.gateway.reply;

import io.yujian.gateway.inbound.XmlBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account's rules, ready to be asked in the request: no compiling, no database. */
final class CompiledReplies {
    private final List<Predicate<Told>> tests = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    CompiledReplies(ReplyRules rules) {
        // a default rule answers last wherever it stands
        for (ReplyRules.Rule rule : rules.rules()) {
            if (!rule.on().equals("default")) {
                add(rule);
            }
        }
        rules.rules().stream().filter(r -> r.on().equals("default")).forEach(this::add);
    }

    private void add(ReplyRules.Rule rule) {
        tests.add(
                switch (rule.on()) {
                    case "follow" -> told -> told.follow;
                    case "keyword" -> keyword(rule);
                    default -> told -> told.message;
                });
        texts.add(rule.text());
    }

    private static Predicate<Told> keyword(ReplyRules.Rule rule) {
        List<Predicate<String>> words = new ArrayList<>();
        for (String word : rule.keywords() == null ? List.<String>of() : rule.keywords()) {
            String folded = word.toLowerCase(Locale.ROOT);
            if ("equals".equals(rule.match())) {
                words.add(folded::equals);
            } else if ("regex".equals(rule.match())) {
                Pattern pattern = Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                words.add(text -> BoundedText.find(pattern, text));
            } else {
                words.add(text -> text.contains(folded));
            }
        }
        return told -> told.text != null && words.stream().anyMatch(w -> w.test(told.text));
    }

    @Nullable
    String choose(XmlBody body) {
        if (tests.isEmpty()) {
            return null;
        }
        Told told = Told.of(body);
        for (int i = 0; i < tests.size(); i++) {
            if (tests.get(i).test(told)) {
                return texts.get(i);
            }
        }
        return null;
    }

    /** @param text what keywords are looked for in, folded; null when there is none */
    private record Told(
            boolean follow, boolean message, @Nullable String text) {
        static Told of(XmlBody body) {
            String type = body.get("MsgType");
            if (!"event".equals(type)) {
                String content = body.text("Content");
                return new Told(false, true, content == null ? null : fold(content));
            }
            String event = body.text("Event");
            String key = "CLICK".equalsIgnoreCase(event) ? body.text("EventKey") : null;
            return new Told("subscribe".equalsIgnoreCase(event), false, key == null ? null : fold(key));
        }

        private static String fold(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }
}
