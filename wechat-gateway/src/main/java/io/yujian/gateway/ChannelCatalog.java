package io.yujian.gateway;

import java.util.Collection;
import java.util.List;
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

    /**
     * @param field JSON path inside the content, empty for the whole
     * @param code stable word such as {@code channel.marketing-in-template}
     */
    record ContentProblem(String field, String code, String zh, String en, boolean error) {}
}
