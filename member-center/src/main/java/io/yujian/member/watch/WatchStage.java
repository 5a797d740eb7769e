package io.yujian.member.watch;

import io.yujian.member.BusinessEvents;
import io.yujian.member.ProductWatchers.Reason;
import io.yujian.member.watch.StoredWatchers.Watch;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.id.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps who watches what. Two statements at most, none where no such event is in the batch. */
@Component
class WatchStage implements EventStage {
    private static final int LONGEST = 100;
    private static final Map<String, Reason> BEGINS = Map.of(
            BusinessEvents.CART_ADDED, Reason.CART,
            BusinessEvents.PRODUCT_MARKED, Reason.MARKED,
            BusinessEvents.PRODUCT_WATCHED, Reason.ASKED);
    /** Who bought it waits for it no longer. */
    private static final Map<String, Set<Reason>> ENDS = Map.of(
            BusinessEvents.CART_REMOVED, Set.of(Reason.CART),
            BusinessEvents.PRODUCT_UNWATCHED, Set.of(Reason.MARKED, Reason.ASKED),
            BusinessEvents.ORDER_PAID, Set.of(Reason.values()));

    private final StoredWatchers watchers;
    private final Ids ids;

    WatchStage(StoredWatchers watchers, Ids ids) {
        this.watchers = watchers;
        this.ids = ids;
    }

    private record Key(long customerId, String product, Reason reason) {}

    @Override
    public int order() {
        return 250;
    }

    @Override
    public void apply(EventBatch batch) {
        Map<Key, Watch> add = new LinkedHashMap<>();
        Map<Key, Watch> remove = new LinkedHashMap<>();
        for (BatchEvent e : batch.events()) {
            String type = e.event().type();
            JsonNode named = e.event().data().path("product");
            String product = named.isValueNode() ? named.asString("") : "";
            if (e.customerId() == 0 || product.isBlank() || product.length() > LONGEST) {
                continue;
            }
            Reason begun = BEGINS.get(type);
            if (begun != null) {
                Key key = new Key(e.customerId(), product, begun);
                remove.remove(key);
                add.put(key, watch(key, e));
            }
            for (Reason ended : ENDS.getOrDefault(type, Set.of())) {
                Key key = new Key(e.customerId(), product, ended);
                add.remove(key);
                remove.put(key, watch(key, e));
            }
        }
        if (!remove.isEmpty()) {
            watchers.remove(List.copyOf(remove.values()));
        }
        if (!add.isEmpty()) {
            watchers.add(List.copyOf(add.values()));
        }
    }

    private Watch watch(Key key, BatchEvent e) {
        return new Watch(
                key.customerId(),
                key.product(),
                key.reason(),
                ids.next(),
                e.event().receivedAt());
    }
}
