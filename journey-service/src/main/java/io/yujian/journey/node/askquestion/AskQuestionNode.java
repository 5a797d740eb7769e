package io.yujian.journey.node.askquestion;

import io.yujian.gateway.ChannelCatalog;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.Question;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.SendState;
import io.yujian.journey.message.LookUpMessage;
import io.yujian.journey.message.MessageKeys;
import io.yujian.journey.message.PlanMessage;
import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.ReplyWindow;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.Ways;
import io.yujian.journey.node.askquestion.AskQuestionConfig.Option;
import io.yujian.journey.node.setattribute.SetAttributes;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends a question, listens for the answer from the moment it is planned, and leaves by what was answered. */
@Component
class AskQuestionNode implements NodeType<AskQuestionConfig> {
    private static final String OTHER = "other";
    private static final String TIMEOUT = "timeout";
    private static final String FAILED = "failed";
    private static final int LONGEST = 200;
    private final ChannelCatalog channels;

    AskQuestionNode(ChannelCatalog channels) {
        this.channels = channels;
    }

    @Override
    public String typeId() {
        return "ask-question";
    }

    @Override
    public Class<AskQuestionConfig> configType() {
        return AskQuestionConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "message",
                "QuestionFilled",
                "提问并等回答",
                "Ask a question",
                "发一个问题，按回答走不同的路；可以点菜单选项，也可以打字。配合「跳转」能画出多轮对话。",
                "Asks and goes by the answer, tapped or written; with a jump it makes a dialogue.",
                "问「{question}」，{options}，最多等 {timeout}",
                "Ask “{question}”, {options}, at most {timeout}");
    }

    @Override
    public AskQuestionConfig example() {
        return new AskQuestionConfig(
                "menu",
                "{{customer.name|朋友}}，您更喜欢哪一种？",
                List.of(new Option("到店自提", List.of("自提")), new Option("送货上门", List.of("送货"))),
                "点一下就好",
                false,
                "PT10M",
                1,
                "没看懂，请从下面选一个",
                "answer",
                null);
    }

    @Override
    public List<Port> ports(AskQuestionConfig config) {
        List<Port> ports = new ArrayList<>(
                Ways.ports(config.options().stream().map(Option::text).toList()));
        ports.add(config.takesAny() ? Port.of(OTHER, "其他回答", "Other answer") : Port.of(OTHER, "没看懂", "Not understood"));
        ports.add(Port.of(TIMEOUT, "超时", "Timeout"));
        ports.add(Port.of(FAILED, "发不出去", "Not sent"));
        return ports;
    }

    @Override
    public List<Port> possiblePorts() {
        List<Port> ports = new ArrayList<>(Ways.possible());
        ports.add(Port.of(OTHER, "其他回答", "Other answer"));
        ports.add(Port.of(TIMEOUT, "超时", "Timeout"));
        ports.add(Port.of(FAILED, "发不出去", "Not sent"));
        return ports;
    }

    @Override
    public Render render() {
        return Render.SEND;
    }

    @Override
    public NodeOutcome execute(AskQuestionConfig config, StepContext step) {
        Asked asked = new Asked(step.now().plus(Durations.require(config.timeout())), 0, false, null);
        return ask(config, asked.keep(step), step);
    }

    private NodeOutcome ask(AskQuestionConfig config, Asked asked, StepContext step) {
        String first = asked.round() > 0 && config.again() != null ? config.again() + "\n" : "";
        return channels.asking(Questions.rendered(config, first, step))
                .<NodeOutcome>map(how -> new NodeOutcome.AwaitEffect(new PlanMessage(
                        MessageClass.SERVICE, List.of(how.content()), asked.round(), true, asked.until())))
                .orElseGet(() -> new NodeOutcome.Proceed(FAILED, new Note("没有能提问的通道", "no channel can ask")));
    }

    @Override
    public NodeOutcome resume(AskQuestionConfig config, StepContext step, Resumption resumption) {
        Asked asked = Asked.read(step);
        if (asked == null) {
            return execute(config, step);
        }
        if (resumption instanceof Resumption.Happened answer) {
            return answered(config, asked, step, answer);
        }
        if (resumption instanceof Resumption.Nudged) {
            if (!asked.told()) {
                return new NodeOutcome.AwaitEffect(new LookUpMessage(MessageKeys.of(step, asked.round())));
            }
            return listen(config, asked, step);
        }
        if (resumption instanceof Resumption.EffectDone done) {
            if (done.result() instanceof PlanMessage.Planned plan) {
                return plan.planned()
                        ? listen(config, asked, step)
                        : new NodeOutcome.Proceed(
                                FAILED, new Note("没有可发送的地址：没有关注任何公众号", "no address: follows no account"));
            }
            if (done.result() instanceof LookUpMessage.Found found) {
                return settled(config, asked, found.outcome(), step);
            }
            if (asked.pending() != null) {
                return new NodeOutcome.Proceed(asked.pending());
            }
        }
        return NodeType.super.resume(config, step, resumption);
    }

    /** From the moment it is planned: whoever answers at once may be quicker than the news that it was sent. */
    private NodeOutcome listen(AskQuestionConfig config, Asked asked, StepContext step) {
        if (!asked.until().isAfter(step.now())) {
            return new NodeOutcome.Proceed(TIMEOUT);
        }
        String event = Questions.asking(config, channels).answerEvent();
        return new NodeOutcome.Listen(
                List.of(new NodeOutcome.Awaited(event, Map.of(), TIMEOUT)), asked.until(), TIMEOUT);
    }

    private NodeOutcome settled(
            AskQuestionConfig config, Asked asked, @Nullable SendOutcome outcome, StepContext step) {
        if (outcome == null || outcome.state() == SendState.REFUSED || outcome.state() == SendState.NOT_SENT) {
            String reason = outcome == null || outcome.reason() == null ? "" : outcome.reason();
            return new NodeOutcome.Proceed(
                    FAILED, new Note("问题没有发出：" + reason, "the question was not sent: " + reason));
        }
        return listen(config, outcome.state().terminal() ? asked.withTold().keep(step) : asked, step);
    }

    private NodeOutcome answered(AskQuestionConfig config, Asked asked, StepContext step, Resumption.Happened answer) {
        Question.Asking how = Questions.asking(config, channels);
        String tapped = answer.data().path(how.idField()).asString("");
        boolean elsewhere = step.accountId() != 0 && answer.accountId() != step.accountId();
        if (elsewhere || (!tapped.isEmpty() && !Questions.isOurs(tapped, step))) {
            return listen(config, asked, step); // the choice of an older question, or said to another account
        }
        String text = answer.data().path(how.textField()).asString("").strip();
        int way = tapped.isEmpty() ? Answer.of(text, config.options()) : Ways.of(tapped.substring(0, 1));
        if (way >= config.options().size()) {
            return listen(config, asked, step);
        }
        boolean understood = way != Answer.NONE || (config.takesAny() && !text.isEmpty());
        if (!understood) {
            return asked.round() < config.repeats()
                    ? ask(config, asked.again().keep(step), step)
                    : new NodeOutcome.Proceed(OTHER, new Note("没看懂回答：" + text, "not understood: " + text));
        }
        String option = way == Answer.NONE ? text : config.options().get(way).text();
        String port = way == Answer.NONE ? OTHER : Ways.port(way);
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.put("text", cut(text.isEmpty() ? option : text))
                .put("option", cut(option))
                .put("way", port);
        step.remember(config.variable(), kept);
        String attribute = config.attribute();
        if (attribute == null || attribute.isBlank()) {
            return new NodeOutcome.Proceed(port, new Note("回答：" + cut(text), "answered: " + cut(text)));
        }
        asked.withPending(port).keep(step);
        return new NodeOutcome.AwaitEffect(new SetAttributes(Map.of(attribute, cut(option))));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    @Override
    public Set<String> awaits(AskQuestionConfig config) {
        return Set.of(Questions.asking(config, channels).answerEvent());
    }

    @Override
    public Set<String> remembers(AskQuestionConfig config) {
        return Set.of(config.variable());
    }

    @Override
    public Set<String> reads(AskQuestionConfig config) {
        Set<String> roots = new TreeSet<>(Questions.reads(config));
        roots.remove(config.variable());
        return roots;
    }

    @Override
    public List<Finding> check(AskQuestionConfig config) {
        return Questions.check(config, channels);
    }

    @Override
    public Stay stay(AskQuestionConfig config, String port) {
        if (port.equals(FAILED)) {
            return Stay.NONE;
        }
        Duration longest = Durations.parse(config.timeout()).orElse(Duration.ZERO);
        boolean byAnswer = port.equals(OTHER) || Ways.of(port) >= 0;
        return new Stay(longest, byAnswer ? Questions.asking(config, channels).opensAs() : null);
    }

    @Override
    public Optional<ReplyWindow> replyWindow(AskQuestionConfig config) {
        Question.Asking how = Questions.asking(config, channels);
        return channels.needsReplyWindow(how.content().channel())
                ? Optional.of(channels::replyWindow)
                : Optional.empty();
    }
}
