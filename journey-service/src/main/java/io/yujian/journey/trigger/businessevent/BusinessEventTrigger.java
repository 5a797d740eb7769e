package io.yujian.journey.trigger.businessevent;

import io.yujian.journey.condition.CachedConditions;
import io.yujian.journey.node.Finding;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.member.BusinessEvents;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Something happens in a shop: a cart, an order, a refund. */
@Component
class BusinessEventTrigger implements TriggerType<BusinessEventConfig> {
    private final CachedConditions trees;

    BusinessEventTrigger(CachedConditions trees) {
        this.trees = trees;
    }

    @Override
    public String typeId() {
        return "business-event";
    }

    @Override
    public Class<BusinessEventConfig> configType() {
        return BusinessEventConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "api",
                "ShoppingCart",
                "交易事件",
                "Shop event",
                "加购、下单、付款、收货、退款等，由商城通过开放接口上报，可按商品、金额过滤。",
                "A cart, an order, a payment, a refund: reported by the shop over the API, filtered by product or"
                        + " amount.",
                "发生「{event}」",
                "{event}");
    }

    @Override
    public BusinessEventConfig example() {
        return new BusinessEventConfig(BusinessEvents.ORDER_PAID, null);
    }

    @Override
    public Set<String> listensTo(BusinessEventConfig config) {
        return Set.of(config.event());
    }

    @Override
    public Optional<Entry> match(BusinessEventConfig config, Occurrence occurrence) {
        ObjectNode filter = config.filter();
        return filter == null || filter.isEmpty() || trees.test(filter, occurrence.facts())
                ? Optional.of(new Entry(occurrence.event().data()))
                : Optional.empty();
    }

    @Override
    public List<Finding> check(BusinessEventConfig config) {
        List<Finding> found = new ArrayList<>();
        if (!BusinessEvents.isKnown(config.event()) || BusinessEvents.isNobodys(config.event())) {
            found.add(Finding.error("event", "business-event.unknown", "请选择一个交易事件", "choose an event of a shop"));
        }
        if (config.filter() != null && !config.filter().isEmpty()) {
            found.addAll(trees.check(config.filter(), "filter"));
        }
        return found;
    }
}
