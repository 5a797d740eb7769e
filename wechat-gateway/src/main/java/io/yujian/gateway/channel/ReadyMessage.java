package io.yujian.gateway.channel;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import io.yujian.gateway.MessageClass;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A channel together with a content of its type. */
public record ReadyMessage<C extends Record>(MessageChannel<C> channel, C content) {
    public SendNeed need() {
        return channel.need(content);
    }

    public String preview() {
        return channel.preview(content);
    }

    public List<ContentProblem> check(MessageClass messageClass) {
        return channel.check(content, messageClass);
    }

    public ObjectNode request(String recipient, String key) {
        return channel.request(content, recipient, key);
    }
}
