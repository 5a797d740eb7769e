package io.yujian.gateway.send;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.channel.Channels;
import io.yujian.gateway.channel.ReadyMessage;
import io.yujian.gateway.link.Links;
import io.yujian.gateway.send.SendRows.OutcomeRow;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is to be sent, and tells what became of it. */
@Component
class MessageLedger implements OutboundMessages {
    private static final TypeReference<List<ChannelContent>> CHAIN = new TypeReference<>() {};

    private final SendRows table;
    private final Outbox outbox;
    private final Channels channels;
    private final Links links;
    private final JsonMapper json;
    private final Ids ids;
    private final InstantSource clock;

    MessageLedger(
            SendRows table,
            Outbox outbox,
            Channels channels,
            Links links,
            JsonMapper json,
            Ids ids,
            InstantSource clock) {
        this.table = table;
        this.outbox = outbox;
        this.channels = channels;
        this.links = links;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(List<PlannedMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<TryRow> rows = new ArrayList<>(messages.size());
        List<OutboxItem> items = new ArrayList<>(messages.size());
        for (PlannedMessage m : links.shorten(messages)) {
            if (m.chain().isEmpty()) {
                throw new IllegalArgumentException("a message needs at least one channel: " + m.key());
            }
            TryRow row = row(m, now);
            rows.add(row);
            items.add(item(row, m.notBefore().isAfter(now) ? m.notBefore() : now));
        }
        rows.sort(Comparator.comparing(TryRow::key));
        table.insert(rows);
        outbox.add(items);
    }

    private TryRow row(PlannedMessage m, Instant now) {
        PlannedMessage.Wake wake = m.wake();
        return new TryRow(
                m.key().sourceId(),
                m.key().node(),
                m.key().visit(),
                0,
                m.sourceKind(),
                m.sourceRef(),
                m.version(),
                m.customerId(),
                m.identityId(),
                m.accountId(),
                m.recipient(),
                m.chain().get(0).channel(),
                m.messageClass().ordinal(),
                m.lane(),
                States.PLANNED,
                ids.next(),
                0,
                m.traceId(),
                m.causedAt(),
                now,
                m.expiresAt(),
                null,
                wake == null ? 0 : wake.runId(),
                wake == null ? 0 : wake.waitNo(),
                preview(m.chain().get(0)),
                json.writeValueAsBytes(m.chain()));
    }

    /** The next try of a chain. */
    TryRow following(TryRow last, List<ChannelContent> chain, Instant now) {
        return next(last, chain, now, last.expiresAt(), last.wakeRun(), last.wakeNo());
    }

    /** The same content again, because a person said so; nobody waits for it any more. */
    TryRow again(TryRow last, Instant now) {
        return next(last, chain(last), now, null, 0, 0);
    }

    private TryRow next(
            TryRow last,
            List<ChannelContent> chain,
            Instant now,
            @Nullable Instant expiresAt,
            long wakeRun,
            int wakeNo) {
        TryKey key = last.key().next();
        return new TryRow(
                key.sourceId(),
                key.node(),
                key.visit(),
                key.tryNo(),
                last.sourceKind(),
                last.sourceRef(),
                last.version(),
                last.customerId(),
                last.identityId(),
                last.accountId(),
                last.recipient(),
                chain.get(0).channel(),
                last.messageClass(),
                last.lane(),
                States.PLANNED,
                ids.next(),
                0,
                last.traceId(),
                last.causedAt(),
                now,
                expiresAt,
                null,
                wakeRun,
                wakeNo,
                preview(chain.get(0)),
                json.writeValueAsBytes(chain));
    }

    /** The outbox item that alone may act on the row: its id is the row's ticket. */
    static OutboxItem item(TryRow row, Instant nextAt) {
        return new OutboxItem(
                OutboxItem.KIND_MESSAGE,
                (byte) row.lane(),
                (byte) (row.recipient().hashCode() & 15),
                nextAt,
                row.ticket(),
                row.accountId(),
                row.key().ref());
    }

    List<ChannelContent> chain(TryRow row) {
        return json.readValue(row.payload(), CHAIN);
    }

    private String preview(ChannelContent content) {
        try {
            ReadyMessage<?> ready = channels.read(content.channel(), content.version(), content.content());
            return ready == null ? "" : ready.preview();
        } catch (RuntimeException e) {
            return ""; // a content that does not even preview is told by the try itself
        }
    }

    @Override
    public Set<SendKey> tapped(Collection<SendKey> keys) {
        return links.tapped(keys);
    }

    @Override
    public Map<SendKey, SendOutcome> outcomes(Collection<SendKey> keys) {
        Map<SendKey, SendOutcome> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        Map<SendKey, Integer> last = new HashMap<>();
        for (OutcomeRow row : table.outcomes(keys)) {
            SendKey key = new SendKey(row.sourceId(), row.node(), row.visit());
            if (row.tryNo() >= last.getOrDefault(key, -1)) {
                last.put(key, row.tryNo());
                found.put(key, new SendOutcome(key, States.of(row.state()), row.channel(), row.reason()));
            }
        }
        return found;
    }
}
