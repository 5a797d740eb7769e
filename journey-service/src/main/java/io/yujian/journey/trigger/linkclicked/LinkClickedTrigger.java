package io.yujian.journey.trigger.linkclicked;

import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody opens a short link in a message of ours. */
@Component
class LinkClickedTrigger implements TriggerType<LinkClickedConfig> {
    @Override
    public String typeId() {
        return "link-clicked";
    }

    @Override
    public Class<LinkClickedConfig> configType() {
        return LinkClickedConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "behaviour",
                "Link",
                "点开消息里的链接",
                "Link opened",
                "客户点开了消息里的链接；可以只要某些地址，或某个旅程发的消息。",
                "Somebody opens a link in a message; of some address or of one journey's messages if wanted.",
                "点开链接 {contains}，消息来自 {journeyId}",
                "Opens the link {contains}, sent by {journeyId}");
    }

    @Override
    public LinkClickedConfig example() {
        return new LinkClickedConfig("shop.example.com/new", null);
    }

    @Override
    public Set<String> listensTo(LinkClickedConfig config) {
        return Set.of("link.clicked");
    }

    @Override
    public Optional<Entry> match(LinkClickedConfig config, Occurrence occurrence) {
        var data = occurrence.event().data();
        String part = plain(config.contains());
        String journey = plain(config.journeyId());
        boolean fits = data.path("url").asString("").contains(part);
        boolean from =
                journey.isEmpty() || journey.equals(data.path("journeyId").asString(""));
        return fits && from ? Optional.of(new Entry(data)) : Optional.empty();
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
