package io.yujian.journey.insight.revenue;

import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Attributes orders to journeys, after the journeys have seen the events. No statement when there is no order. */
@Component
class OrderStage implements EventStage {
    private final AttributeOrders attribute;

    OrderStage(AttributeOrders attribute) {
        this.attribute = attribute;
    }

    @Override
    public int order() {
        return 410;
    }

    @Override
    public void apply(EventBatch batch) {
        Map<String, Order> orders = new LinkedHashMap<>();
        for (BatchEvent each : batch.events()) {
            if (each.customerId() != 0) {
                Order.of(each.event(), each.customerId()).ifPresent(order -> orders.putIfAbsent(order.id(), order));
            }
        }
        if (!orders.isEmpty()) {
            List<Order> all = new ArrayList<>(orders.values());
            attribute.write(all);
        }
    }
}
