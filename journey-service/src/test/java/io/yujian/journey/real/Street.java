package io.yujian.journey.real;

import io.yujian.journey.library.JourneyDrafts;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PublishJourney;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.event.RetryBatchException;
import io.yujian.platform.id.Ids;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where things happen to people: applies events as the pipeline does, and publishes journeys. */
@Component
public class Street {
    private final List<EventStage> stages;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;
    private final JourneyDrafts drafts;
    private final JourneyShelf shelf;
    private final PublishJourney publishing;

    Street(
            List<EventStage> stages,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock,
            JsonMapper json,
            JourneyDrafts drafts,
            JourneyShelf shelf,
            PublishJourney publishing) {
        this.stages = stages.stream()
                .sorted(Comparator.comparingInt(EventStage::order))
                .toList();
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.drafts = drafts;
        this.shelf = shelf;
        this.publishing = publishing;
    }

    ObjectNode json(String text) {
        return (ObjectNode) json.readTree(text.replace('\'', '"'));
    }

    long publish(String name, String definition) {
        long id = drafts.create(name, json(definition));
        publishing.publish(id, shelf.get(id).revision(), "测试");
        return id;
    }

    /** Another system reports something about a person; no channel account takes part. */
    public Event outside(String person, String type, String data) {
        return new Event(
                ids.next(),
                type,
                0,
                List.of(new IdentityRef("ext:shop", person)),
                clock.instant(),
                clock.instant(),
                json(data),
                Event.LANE_TRIGGERED,
                "t-" + person,
                false);
    }

    /** The same person is met under two names: who was two customers becomes one. */
    Event tied(String person, String other, String type) {
        Event one = outside(person, type, "{}");
        return new Event(
                one.id(),
                type,
                0,
                List.of(one.identities().get(0), new IdentityRef("ext:shop", other)),
                one.occurredAt(),
                one.receivedAt(),
                one.data(),
                one.lane(),
                one.traceId(),
                false);
    }

    /** @return the customers, in the order of the events */
    public List<Long> happen(Event... events) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.get(() -> apply(events));
            } catch (RetryBatchException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    List<Long> apply(Event... events) {
        EventBatch batch =
                new EventBatch(Arrays.stream(events).map(BatchEvent::new).toList());
        stages.forEach(stage -> stage.apply(batch));
        return batch.events().stream().map(BatchEvent::customerId).toList();
    }
}
