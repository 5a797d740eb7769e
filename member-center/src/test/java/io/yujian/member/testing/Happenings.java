package io.yujian.member.testing;

import io.yujian.member.LockedCustomers;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.event.RetryBatchException;
import io.yujian.platform.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes events and applies the member stage to them as the pipeline does: one transaction, tried again when asked. */
@Component
public class Happenings {
    private final EventStage stage;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    Happenings(
            @Qualifier("memberStage") EventStage stage,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.stage = stage;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    public Event event(String type, long account, IdentityRef... identities) {
        return event(type, account, clock.instant(), json.createObjectNode(), identities);
    }

    public Event event(String type, long account, Instant at, ObjectNode data, IdentityRef... identities) {
        return new Event(
                ids.next(), type, account, Arrays.asList(identities), at, clock.instant(), data, (byte) 0, "t", false);
    }

    public ObjectNode data(String key, String value) {
        return json.createObjectNode().put(key, value);
    }

    public static IdentityRef openid(String value) {
        return IdentityRef.openid("wxone", value);
    }

    public static IdentityRef unionid(String value) {
        return new IdentityRef(IdentityRef.UNIONID, value);
    }

    public static IdentityRef phone(String value) {
        return new IdentityRef(IdentityRef.PHONE, value);
    }

    public Outcome happen(Event... events) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.get(() -> {
                    EventBatch batch = new EventBatch(
                            Arrays.stream(events).map(BatchEvent::new).toList());
                    stage.apply(batch);
                    return new Outcome(batch.events(), Objects.requireNonNull(batch.note(LockedCustomers.class)));
                });
            } catch (RetryBatchException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    /** What the stage left. */
    public record Outcome(List<BatchEvent> events, LockedCustomers locked) {
        public long customer() {
            return events.get(0).customerId();
        }
    }
}
