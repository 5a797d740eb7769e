package io.yujian.journey.trigger.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yujian.journey.node.Finding;
import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.journey.trigger.message.MessageConfig.KeywordMatch;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Somebody writes to an Official Account, or taps a choice of a menu message. */
@Component
class MessageTrigger implements TriggerType<MessageConfig> {
    /** Longer texts are not searched to their end: a pattern must not hold up the batch. */
    private static final int SEARCHED = 500;

    private final Cache<String, Pattern> patterns =
            Caffeine.newBuilder().maximumSize(1_000).build();

    @Override
    public String typeId() {
        return "message";
    }

    @Override
    public Class<MessageConfig> configType() {
        return MessageConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "official-account",
                "ChatLineSquare",
                "收到消息",
                "Message received",
                "客户给公众号发消息；可以按关键词。",
                "Somebody writes to an Official Account; by keyword if wanted.",
                "发来消息，关键词 {keywords}",
                "Sends a message, keyword {keywords}");
    }

    @Override
    public MessageConfig example() {
        return new MessageConfig(List.of("优惠"), KeywordMatch.CONTAINS, List.of());
    }

    @Override
    public Set<String> listensTo(MessageConfig config) {
        return Set.of("mp.message");
    }

    @Override
    public Set<Long> accounts(MessageConfig config) {
        return ChosenAccounts.of(config.accounts());
    }

    @Override
    public ObjectNode sample(MessageConfig config) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("msgType", "text")
                .put("content", config.wanted().isEmpty() ? "" : config.wanted().get(0));
    }

    @Override
    public Optional<Entry> match(MessageConfig config, Occurrence occurrence) {
        var data = occurrence.event().data();
        if (config.wanted().isEmpty()) {
            return Optional.of(new Entry(data));
        }
        String text = data.path("content").asString("").strip();
        String searched = text.length() > SEARCHED ? text.substring(0, SEARCHED) : text;
        return !searched.isEmpty() && config.wanted().stream().anyMatch(word -> matches(config.how(), word, searched))
                ? Optional.of(new Entry(data))
                : Optional.empty();
    }

    private boolean matches(KeywordMatch how, String keyword, String text) {
        return switch (how) {
            case EQUALS -> text.equalsIgnoreCase(keyword.strip());
            case CONTAINS ->
                text.toLowerCase(Locale.ROOT).contains(keyword.strip().toLowerCase(Locale.ROOT));
            case REGEX ->
                patterns.get(keyword, word -> Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                        .matcher(text)
                        .find();
        };
    }

    @Override
    public List<Finding> check(MessageConfig config) {
        List<Finding> problems = new ArrayList<>();
        if (config.how() == KeywordMatch.REGEX) {
            for (int i = 0; i < config.wanted().size(); i++) {
                try {
                    Pattern.compile(config.wanted().get(i));
                } catch (PatternSyntaxException e) {
                    problems.add(Finding.error(
                            "keywords[" + i + "]",
                            "trigger.bad-pattern",
                            "不是有效的正则表达式：" + config.wanted().get(i),
                            "not a regular expression: " + config.wanted().get(i)));
                }
            }
        }
        return problems;
    }
}
