package io.yujian.gateway;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The channels there are, for nodes that offer them without knowing any. */
public interface ChannelCatalog {
    /** Type ids, in the order of the catalog. */
    Collection<String> channels();

    /**
     * Problems of a content before it is published: schema, lengths, forbidden words of the message class.
     *
     * @return plain sentences in Chinese; empty when the content is fine
     */
    List<ContentProblem> check(String channel, int version, ObjectNode content, MessageClass messageClass);

    /** True for a channel that reaches a person only for some time after the person did something. */
    default boolean needsReplyWindow(String channel) {
        return false;
    }

    /** How long such channels may write after an event of this type; empty when it opens no window. */
    default Optional<Duration> replyWindow(String eventType) {
        return Optional.empty();
    }

    /** How to ask it in the chat; empty when no channel can. Texts may still hold variables. */
    default Optional<Question.Asking> asking(Question question) {
        return Optional.empty();
    }

    /**
     * @param field JSON path inside the content, empty for the whole
     * @param code stable word such as {@code channel.marketing-in-template}
     */
    record ContentProblem(String field, String code, String zh, String en, boolean error) {}
}
