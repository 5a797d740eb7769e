package io.yujian.member.happening;

import io.yujian.member.CustomerRef;
import io.yujian.member.EventDemand;
import io.yujian.member.timeline.TimelineRow;
import io.yujian.member.timeline.TimelineRows;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells of tags and attributes that changed, in the transaction that changed them: through the inbox where somebody
 * listens, else straight to the timeline, which costs three row writes less.
 */
@Component
public class CustomerHappenings implements InboxDecoder {
    private static final String SOURCE = "customer";
    private final Inbox inbox;
    private final TimelineRows timeline;
    private final ObjectProvider<EventDemand> demands;
    private final Ids ids;
    private final JsonMapper json;

    CustomerHappenings(
            Inbox inbox, TimelineRows timeline, ObjectProvider<EventDemand> demands, Ids ids, JsonMapper json) {
        this.inbox = inbox;
        this.timeline = timeline;
        this.demands = demands;
        this.ids = ids;
        this.json = json;
    }

    /** What happened to one customer. */
    public record Happening(String type, long customerId, ObjectNode data) {}

    /** The stored shape; unknown fields of a newer version are ignored. */
    record Body(String type, String customerId, ObjectNode data) {}

    /** In the caller's transaction; at most two statements. */
    public void tell(List<Happening> happenings, Instant now) {
        List<TimelineRow> direct = new ArrayList<>();
        List<InboxEntry> heard = new ArrayList<>();
        for (Happening happening : happenings) {
            if (demands.stream().anyMatch(demand -> demand.wanted(happening.type()))) {
                heard.add(entry(happening, now));
            } else {
                direct.add(new TimelineRow(
                        happening.customerId(),
                        ids.next(),
                        0,
                        0,
                        happening.type(),
                        Event.LANE_TRIGGERED,
                        now,
                        now,
                        happening.data().toString()));
            }
        }
        if (!direct.isEmpty()) {
            timeline.insert(direct);
        }
        if (!heard.isEmpty()) {
            inbox.append(heard);
        }
    }

    private InboxEntry entry(Happening happening, Instant now) {
        long id = ids.next();
        byte[] dedupe = ByteBuffer.allocate(16)
                .putLong(id)
                .putLong(happening.customerId())
                .array();
        Body body = new Body(happening.type(), Long.toString(happening.customerId()), happening.data());
        return new InboxEntry(
                SOURCE,
                0,
                CustomerRef.NAMESPACE + ":" + happening.customerId(),
                Instant.ofEpochSecond(now.getEpochSecond()),
                dedupe,
                json.writeValueAsBytes(body),
                Event.LANE_TRIGGERED,
                Long.toHexString(id),
                null);
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
            return List.of(new Event(
                    stored.id(),
                    body.type(),
                    0,
                    List.of(CustomerRef.of(Long.parseLong(body.customerId()), 0)),
                    entry.createdAt(),
                    stored.storedAt(),
                    body.data(),
                    entry.lane(),
                    entry.traceId(),
                    stored.late()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UndecodableException("客户事件内容无法读取：" + e.getClass().getSimpleName());
        }
    }
}
