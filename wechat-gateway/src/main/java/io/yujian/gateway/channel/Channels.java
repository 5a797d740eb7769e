package io.yujian.gateway.channel;

import io.yujian.gateway.ChannelCatalog;
import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.Question;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.platform.catalog.CatalogContributor;
import io.yujian.platform.catalog.CatalogEntry;
import io.yujian.platform.extension.ConfigResult;
import io.yujian.platform.extension.ExtensionRegistry;
import io.yujian.platform.extension.Extensions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All channels: for the console's catalog, for nodes that offer them, and for the sender. */
@Component
public class Channels implements ChannelCatalog, CatalogContributor {
    private final Extensions<MessageChannel<?>> all;
    private final JsonMapper json;
    private final GatewayProperties.Window windows;

    Channels(
            ExtensionRegistry registry,
            List<MessageChannel<?>> channels,
            JsonMapper json,
            GatewayProperties properties) {
        this.all = registry.register("channel", channels);
        this.json = json;
        this.windows = properties.window();
    }

    @Override
    public Collection<String> channels() {
        return all.all().stream().map(MessageChannel::typeId).toList();
    }

    @Override
    public List<CatalogEntry> entries() {
        return CatalogEntry.allOf(all);
    }

    @Override
    public List<ContentProblem> check(String channel, int version, ObjectNode content, MessageClass messageClass) {
        MessageChannel<?> found = all.find(channel).orElse(null);
        if (found == null) {
            return List.of(Texts.problem("", "unknown", "没有这种触达通道：" + channel, "There is no channel " + channel));
        }
        return check(found, version, content, messageClass);
    }

    private <C extends Record> List<ContentProblem> check(
            MessageChannel<C> channel, int version, ObjectNode content, MessageClass messageClass) {
        ConfigResult<C> read = all.read(channel, version, content);
        if (read instanceof ConfigResult.Valid<C> valid) {
            return channel.check(valid.config(), messageClass);
        }
        List<ContentProblem> problems = new ArrayList<>();
        read.problems().forEach(p -> problems.add(new ContentProblem(p.field(), p.code(), p.zh(), p.en(), true)));
        return problems;
    }

    @Override
    public Optional<Question.Asking> asking(Question question) {
        return all.all().stream()
                .flatMap(channel -> asking(channel, question).stream())
                .findFirst();
    }

    private <C extends Record> Optional<Question.Asking> asking(MessageChannel<C> channel, Question question) {
        return channel.ask(question)
                .map(asked -> new Question.Asking(
                        new ChannelContent(channel.typeId(), channel.version(), json.valueToTree(asked.content())),
                        asked.answerEvent(),
                        asked.idField(),
                        asked.textField(),
                        asked.opensAs()));
    }

    @Override
    public boolean needsReplyWindow(String channel) {
        MessageChannel<?> found = find(channel);
        return found != null && needOfExample(found) instanceof SendNeed.Window;
    }

    private static <C extends Record> SendNeed needOfExample(MessageChannel<C> channel) {
        return channel.need(channel.example());
    }

    @Override
    public Optional<Duration> replyWindow(String eventType) {
        return switch (eventType) {
            case "mp.message" -> Optional.of(windows.message());
            case "mp.follow" -> Optional.of(windows.follow());
            case "mp.scan" -> Optional.of(windows.scan());
            case "mp.menu-click", "mp.menu-scancode" -> Optional.of(windows.tap());
            default -> Optional.empty();
        };
    }

    public @Nullable MessageChannel<?> find(String channel) {
        return all.find(channel).orElse(null);
    }

    /** @return the channel with its content read; null when either is not usable (any more) */
    public @Nullable ReadyMessage<?> read(String channel, int version, ObjectNode content) {
        MessageChannel<?> found = find(channel);
        return found == null ? null : read(found, version, content);
    }

    private <C extends Record> @Nullable ReadyMessage<C> read(
            MessageChannel<C> channel, int version, ObjectNode content) {
        try {
            // validated when it was published; here only its shape matters
            ObjectNode current = version == channel.version() ? content : channel.upgrade(content.deepCopy(), version);
            return new ReadyMessage<>(channel, json.treeToValue(current, channel.configType()));
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }
}
