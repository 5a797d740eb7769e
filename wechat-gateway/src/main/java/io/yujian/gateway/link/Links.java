package io.yujian.gateway.link;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.channel.Channels;
import io.yujian.gateway.channel.MessageChannel;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts short links in the place of those that an operator wrote. */
@Component
public class Links {
    /** Of contents whose links stay as they are. */
    private static final String KEEP = "keepLinks";

    private static final int LONGEST = 2_000;
    /** Up to the next blank, quote, bracket or Chinese mark. */
    private static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s\"'<>，。；！？、（）【】《》「」]+");

    private final LinkRows rows;
    private final Channels channels;
    private final InstantSource clock;
    private final String base;

    Links(
            LinkRows rows,
            Channels channels,
            InstantSource clock,
            @Value("${yujian.links.base-url:${yujian.public-url:http://127.0.0.1:${server.port:8080}}}")
                    String baseUrl) {
        this.rows = rows;
        this.channels = channels;
        this.clock = clock;
        this.base = baseUrl.replaceAll("/+$", "") + "/r/";
    }

    /** The same messages with short links, which are stored in the caller's transaction: one statement, or none. */
    public List<PlannedMessage> shorten(List<PlannedMessage> messages) {
        List<LinkRows.Link> made = new ArrayList<>();
        List<PlannedMessage> shortened = new ArrayList<>(messages.size());
        for (PlannedMessage message : messages) {
            shortened.add(message.customerId() == 0 ? message : shorten(message, made));
        }
        if (!made.isEmpty()) {
            rows.insert(made, clock.instant());
        }
        return shortened;
    }

    private PlannedMessage shorten(PlannedMessage m, List<LinkRows.Link> made) {
        Map<String, String> codes = new LinkedHashMap<>();
        List<ChannelContent> chain =
                m.chain().stream().map(way -> shorten(way, codes)).toList();
        if (codes.isEmpty()) {
            return m;
        }
        codes.forEach((url, code) -> made.add(new LinkRows.Link(
                code, m.key(), m.sourceKind(), m.sourceRef(), m.accountId(), m.recipient(), url, null)));
        return m.withChain(chain);
    }

    private ChannelContent shorten(ChannelContent way, Map<String, String> codes) {
        MessageChannel<?> channel = channels.find(way.channel());
        if (channel == null || way.content().path(KEEP).asBoolean(false)) {
            return way;
        }
        ObjectNode copy = way.content().deepCopy();
        boolean changed = false;
        for (String field : channel.linkFields()) {
            JsonNode value = copy.path(field);
            if (value.isString() && leads(value.stringValue())) {
                copy.put(field, shortOf(value.stringValue(), codes));
                changed = true;
            }
        }
        for (String field : channel.textFields()) {
            JsonNode value = copy.path(field);
            if (value.isString() && value.stringValue().contains("://")) {
                String text = inText(value.stringValue(), codes);
                changed |= !text.equals(value.stringValue());
                copy.put(field, text);
            }
        }
        return changed ? new ChannelContent(way.channel(), way.version(), copy) : way;
    }

    private String inText(String text, Map<String, String> codes) {
        Matcher m = IN_TEXT.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            // A full stop or comma behind a link belongs to the sentence.
            String url = m.group().replaceAll("[.,;:!?)]+$", "");
            String rest = m.group().substring(url.length());
            String to = leads(url) ? shortOf(url, codes) : url;
            m.appendReplacement(out, Matcher.quoteReplacement(to + rest));
        }
        return m.appendTail(out).toString();
    }

    private String shortOf(String url, Map<String, String> codes) {
        return base + codes.computeIfAbsent(url, any -> LinkCodes.next());
    }

    /** To a place on the web that is not a short link already. */
    private boolean leads(String url) {
        return !url.startsWith(base) && url.length() <= LONGEST && isWeb(url);
    }

    static boolean isWeb(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Links of these messages; one statement. */
    public List<LinkUse> ofMessages(Collection<SendKey> keys) {
        return keys.isEmpty() ? List.of() : rows.ofMessages(keys);
    }

    public Set<SendKey> tapped(Collection<SendKey> keys) {
        return keys.isEmpty() ? Set.of() : rows.tapped(keys);
    }

    /** @return how many went */
    int forget(Instant before) {
        return rows.deleteBefore(before, 1_000);
    }
}
