package io.yujian.gateway.channel;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.Question;
import io.yujian.platform.extension.ExtensionType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way to send. One folder, one bean; nothing outside the folder names it. Stateless and thread-safe.
 *
 * @param <C> content
 */
public interface MessageChannel<C extends Record> extends ExtensionType<C> {
    /** Kind of accounts it sends from, such as {@code mp}. */
    String accountKind();

    /** Stable word of the platform's API: what rates, quotas and pauses count by. At most 32 characters. */
    String api();

    /** Calls per account and day that the platform publishes; configuration overrides it. */
    long dailyQuota();

    /**
     * Problems beyond the schema: lengths, missing parts of a kind, words that the message class forbids. Asked before a
     * journey is published (variables not filled in yet) and again with the final text before sending.
     */
    List<ContentProblem> check(C content, MessageClass messageClass);

    /** What has to be reserved before the call. */
    SendNeed need(C content);

    /** How this channel asks; empty when people cannot answer here. */
    default Optional<Asked<C>> ask(Question question) {
        return Optional.empty();
    }

    /** A question as a content, and where its answer is found; see {@link Question.Asking}. */
    record Asked<C extends Record>(C content, String answerEvent, String idField, String textField, String opensAs) {}

    /** Fields of the content that are a link as a whole. */
    default Set<String> linkFields() {
        return Set.of();
    }

    /** Fields of the content whose text may have links in it. */
    default Set<String> textFields() {
        return Set.of();
    }

    /** First words of the message for lists, at most 120 characters; placeholders and media are named. */
    String preview(C content);

    /** Path of the API below the account's host. */
    String path();

    /** @param key idempotency key of this try, the same for every repeat; at most 32 characters */
    ObjectNode request(C content, String recipient, String key);

    /** How long the platform surely refuses a repeat with the same key; zero: never. */
    default Duration keyLife() {
        return Duration.ZERO;
    }

    /** Field of the answer with the id that a later result event names; null: no such event. */
    default @Nullable String messageIdField() {
        return null;
    }
}
