package io.yujian.member.post;

import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events that we find out ourselves by asking, rather than being told. They come in through the inbox like all others,
 * behind what people trigger, and in order with the person's callbacks. Thread-safe.
 */
@Component
public class ObservedEvents {
    private final Inbox inbox;
    private final PostedEventBody bodies;
    private final Ids ids;

    ObservedEvents(Inbox inbox, PostedEventBody bodies, Ids ids) {
        this.inbox = inbox;
        this.bodies = bodies;
        this.ids = ids;
    }

    /**
     * @param key the same for the same finding: it is kept once
     * @param openid whose event it is
     * @param identities the acting one first
     * @param at the moment the finding belongs to; part of the key
     */
    public record Observed(
            String key,
            String type,
            long accountId,
            String openid,
            List<IdentityRef> identities,
            Instant at,
            ObjectNode data) {}

    /** Inside the caller's transaction. */
    public void append(List<Observed> observed) {
        inbox.append(observed.stream().map(this::entry).toList());
    }

    private InboxEntry entry(Observed each) {
        Instant second = Instant.ofEpochSecond(each.at().getEpochSecond());
        CheckedEvent event =
                new CheckedEvent(each.key(), each.type(), each.accountId(), each.identities(), each.at(), each.data());
        return new InboxEntry(
                PostedEventBody.SOURCE,
                each.accountId(),
                each.openid(),
                second,
                Arrays.copyOf(PostEvents.sha256("observed", each.key()), 16),
                bodies.write(event, second.getEpochSecond()),
                Event.LANE_BULK,
                Long.toString(ids.next(), 36),
                null);
    }
}
