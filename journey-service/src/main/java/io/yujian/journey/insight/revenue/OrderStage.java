package io.yujian.journey.insight.revenue;

import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Attributes orders to journeys and takes refunds off, after the journeys have seen the events. No statement when there is no order and no refund. */
@Component
class OrderStage implements EventStage {
    private final AttributeOrders attribute;
    private final TakeOffRefunds refunds;

    OrderStage(AttributeOrders attribute, TakeOffRefunds refunds) {
        this.attribute = attribute;
        this.refunds = refunds;
    }

    @Override
    public int order() {
        return 410;
    }

    @Override
    public void apply(EventBatch batch) {
        Map<String, Order> orders = new LinkedHashMap<>();
        List<Refund> told = new ArrayList<>();
        for (BatchEvent each : batch.events()) {
            Refund.of(each.event()).ifPresent(told::add);
            if (each.customerId() != 0) {
                Order.of(each.event(), each.customerId()).ifPresent(order -> orders.putIfAbsent(order.id(), order));
            }
        }
        Set<String> attributed = orders.isEmpty() ? Set.of() : attribute.write(new ArrayList<>(orders.values()));
        if (!told.isEmpty() || !attributed.isEmpty()) {
            refunds.write(told, attributed);
        }
    }
}
