package io.yujian.gateway.link;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.link.LinkRows.Link;
import io.yujian.platform.crypto.Digests;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clicks on short links as events. A click goes through the inbox, so the redirect waits for nothing; clicks of the same
 * link within a minute are one.
 */
@Component
public class Clicks implements InboxDecoder {
    public static final String EVENT = "link.clicked";

    private static final Logger LOG = LoggerFactory.getLogger(Clicks.class);
    private static final String SOURCE = "link";
    private static final Duration SAME = Duration.ofMinutes(1);
    private final Inbox inbox;
    private final Accounts accounts;
    private final LinkRows rows;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Ids ids;

    Clicks(Inbox inbox, Accounts accounts, LinkRows rows, JsonMapper json, InstantSource clock, Ids ids) {
        this.inbox = inbox;
        this.accounts = accounts;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** The stored shape; unknown fields of a newer version are ignored. */
    record Body(
            String code,
            String appId,
            String openid,
            String url,
            String runId,
            String node,
            int visit,
            String journeyId) {}

    /** Returns at once. */
    void note(Link link) {
        Instant now = clock.instant();
        Instant last = link.lastAt();
        String appId =
                accounts.byId(link.accountId()).map(Accounts.Account::appId).orElse(null);
        if (appId == null || (last != null && now.isBefore(last.plus(SAME)))) {
            return;
        }
        Body body = new Body(
                link.code(),
                appId,
                link.recipient(),
                link.url(),
                Long.toString(link.message().sourceId()),
                link.message().node(),
                link.message().visit(),
                Long.toString(link.sourceRef()));
        long minute = now.getEpochSecond() / SAME.toSeconds();
        InboxEntry entry = new InboxEntry(
                SOURCE,
                link.accountId(),
                link.recipient(),
                Instant.ofEpochSecond(minute * SAME.toSeconds()),
                Arrays.copyOf(Digests.sha256(link.code() + " " + minute), 16),
                json.writeValueAsBytes(body),
                Event.LANE_TRIGGERED,
                Long.toString(ids.next(), 36),
                null);
        inbox.store(entry).whenComplete((stored, failure) -> {
            if (failure != null) {
                LOG.warn("a click was not stored and is lost; the person was led on: code={}", link.code(), failure);
            }
        });
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<Event> decode(StoredEntry stored) throws UndecodableException {
        InboxEntry entry = stored.entry();
        try {
            Body body = json.readValue(entry.body(), Body.class);
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.put("code", body.code()).put("url", body.url()).put("runId", body.runId());
            data.put("node", body.node()).put("visit", Integer.toString(body.visit()));
            data.put("journeyId", body.journeyId());
            return List.of(new Event(
                    stored.id(),
                    EVENT,
                    entry.accountId(),
                    List.of(IdentityRef.openid(body.appId(), body.openid())),
                    stored.storedAt(),
                    stored.storedAt(),
                    data,
                    entry.lane(),
                    entry.traceId(),
                    stored.late()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UndecodableException("点击事件内容无法读取：" + e.getClass().getSimpleName());
        }
    }

    /** Marks links as opened; no statement when none was. */
    public void apply(List<BatchEvent> events) {
        SortedSet<String> codes = new TreeSet<>();
        for (BatchEvent e : events) {
            if (e.event().type().equals(EVENT)) {
                codes.add(e.event().data().path("code").asString(""));
            }
        }
        if (!codes.isEmpty()) {
            rows.clicked(codes, clock.instant());
        }
    }
}
