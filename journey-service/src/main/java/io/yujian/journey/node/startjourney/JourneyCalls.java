package io.yujian.journey.node.startjourney;

import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.EffectResult;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.trigger.fromjourney.JourneyCalled;
import io.yujian.member.CustomerRef;
import io.yujian.platform.crypto.Digests;
import io.yujian.platform.event.Event;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells that a journey is to start, as an event in the step's transaction. So the other journey's own rules say who
 * enters, one order holds for each person, and a call is neither lost nor made twice.
 */
@Component
class JourneyCalls implements EffectHandler<CallJourney>, InboxDecoder {
    private static final String SOURCE = "journey";
    private static final int DEDUPE_BYTES = 16;

    private final Inbox inbox;
    private final JsonMapper json;

    JourneyCalls(Inbox inbox, JsonMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    /** The stored shape; unknown fields of a newer version are ignored. */
    record Body(
            String customerId,
            String identityId,
            String journeyId,
            String from,
            ObjectNode data,
            @Nullable Boolean test) {}

    @Override
    public Class<CallJourney> effectType() {
        return CallJourney.class;
    }

    @Override
    public List<Applied> apply(List<Request<CallJourney>> batch) {
        inbox.append(batch.stream().map(this::entry).toList());
        return batch.stream().map(r -> Applied.of(EffectResult.DONE)).toList();
    }

    private InboxEntry entry(Request<CallJourney> r) {
        StepContext step = r.step();
        long customer = step.customer().id();
        Body body = new Body(
                Long.toString(customer),
                Long.toString(step.identityId()),
                Long.toString(r.effect().journeyId()),
                Long.toString(step.journeyId()),
                r.effect().data(),
                step.test());
        byte[] dedupe =
                Arrays.copyOf(Digests.sha256(step.runId() + " " + step.nodeId() + " " + step.visit()), DEDUPE_BYTES);
        return new InboxEntry(
                SOURCE,
                0,
                CustomerRef.NAMESPACE + ":" + customer,
                Instant.ofEpochSecond(step.now().getEpochSecond()),
                dedupe,
                json.writeValueAsBytes(body),
                step.lane(),
                step.traceId(),
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
                    JourneyCalled.EVENT,
                    0,
                    List.of(CustomerRef.of(Long.parseLong(body.customerId()), Long.parseLong(body.identityId()))),
                    entry.createdAt(),
                    stored.storedAt(),
                    JourneyCalled.data(body.journeyId(), body.from(), body.data(), Boolean.TRUE.equals(body.test())),
                    entry.lane(),
                    entry.traceId(),
                    stored.late()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UndecodableException("旅程事件内容无法读取：" + e.getClass().getSimpleName());
        }
    }

    @Override
    public List<Applied> rehearse(List<Request<CallJourney>> batch, RehearsalLog log) {
        for (Request<CallJourney> r : batch) {
            String id = Long.toString(r.effect().journeyId());
            ObjectNode content = r.effect().data().objectNode().put("journeyId", id);
            log.tell(r.step(), "journey", new Note("启动旅程 " + id, "starts journey " + id), content);
        }
        return batch.stream().map(r -> Applied.of(EffectResult.DONE)).toList();
    }
}
