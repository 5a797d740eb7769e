package io.yujian.journey.node.askquestion;

import io.yujian.gateway.ChannelCatalog;
import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.Question;
import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.Ways;
import io.yujian.journey.text.AwaitedEvents;
import io.yujian.journey.text.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;

/** The node's configuration as a question that a channel can ask, and what is wrong with it. */
final class Questions {
    private Questions() {}

    static Question rendered(AskQuestionConfig config, String before, StepContext step) {
        Set<String> missing = new TreeSet<>();
        List<Question.Choice> choices = new ArrayList<>();
        if (config.asMenu()) {
            for (int i = 0; i < config.options().size(); i++) {
                String text = Variables.render(config.options().get(i).text(), step, missing);
                choices.add(new Question.Choice(Ways.port(i) + mark(step), text));
            }
        }
        String tail = config.tail() == null ? null : Variables.render(config.tail(), step, missing);
        return new Question(before + Variables.render(config.question(), step, missing), choices, tail);
    }

    /** Tells this visit's choices from those of other questions, whose menus stay in the chat for ever. */
    private static String mark(StepContext step) {
        return "." + Long.toString(step.runId(), 36) + "."
                + Integer.toString((step.nodeId().hashCode() * 31 + step.visit()) & 0xfffffff, 36);
    }

    static boolean isOurs(String choice, StepContext step) {
        return !choice.isEmpty() && choice.substring(1).equals(mark(step));
    }

    static Question.Asking asking(AskQuestionConfig config, ChannelCatalog channels) {
        return channels.asking(plain(config))
                .orElseGet(() -> new Question.Asking(
                        new ChannelContent("", 1, JsonNodeFactory.instance.objectNode()), "no.channel", "", "", ""));
    }

    private static Question plain(AskQuestionConfig config) {
        List<Question.Choice> choices = new ArrayList<>();
        if (config.asMenu()) {
            for (int i = 0; i < config.options().size(); i++) {
                choices.add(new Question.Choice(
                        Ways.port(i), config.options().get(i).text()));
            }
        }
        return new Question(config.question(), choices, config.tail());
    }

    static Set<String> reads(AskQuestionConfig config) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("question", config.question());
        texts.put("tail", config.tail() == null ? "" : config.tail());
        for (int i = 0; i < config.options().size(); i++) {
            texts.put("option" + i, config.options().get(i).text());
        }
        return AwaitedEvents.reads(texts);
    }

    static List<Finding> check(AskQuestionConfig config, ChannelCatalog channels) {
        List<Finding> findings = new ArrayList<>();
        if (Durations.parse(config.timeout()).isEmpty()) {
            findings.add(
                    Finding.error("timeout", "wait.no-duration", "等待时间要大于零", "the wait must be longer than nothing"));
        }
        if (config.kind().equals("menu") && config.options().isEmpty()) {
            findings.add(Finding.error(
                    "options", "question.no-options", "菜单提问至少要有一个选项", "a menu needs at least one option"));
        }
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < config.options().size(); i++) {
            AskQuestionConfig.Option option = config.options().get(i);
            List<String> words = new ArrayList<>(option.words());
            words.add(option.text());
            for (String word : new HashSet<>(words)) {
                if (!texts.add(word.strip().toLowerCase(Locale.ROOT))) {
                    findings.add(Finding.error(
                            "options[" + i + "].text",
                            "question.same-words",
                            "「" + word + "」在两个选项里都有，分不清走哪条路",
                            "two options have the words " + word));
                }
            }
        }
        Question.Asking how = asking(config, channels);
        if (how.content().channel().isEmpty()) {
            findings.add(Finding.error("", "question.no-channel", "没有能提问的触达通道", "no channel can ask a question"));
            return findings;
        }
        channels.check(
                        how.content().channel(),
                        how.content().version(),
                        how.content().content(),
                        MessageClass.SERVICE)
                .forEach(p -> findings.add(new Finding(field(p.field()), p.code(), p.error(), p.zh(), p.en())));
        return findings;
    }

    /** The channel's field as the operator's. */
    private static String field(String ofContent) {
        return ofContent.startsWith("items[")
                ? ofContent.replace("items[", "options[").replace(".content", ".text")
                : ofContent.isEmpty() ? "" : "question";
    }
}
