package io.yujian.journey.trigger.customevent;

import io.yujian.journey.condition.CachedConditions;
import io.yujian.journey.node.Finding;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Another system reports something about a person. */
@Component
class CustomEventTrigger implements TriggerType<CustomEventConfig> {
    private final CachedConditions trees;

    CustomEventTrigger(CachedConditions trees) {
        this.trees = trees;
    }

    @Override
    public String typeId() {
        return "custom-event";
    }

    @Override
    public Class<CustomEventConfig> configType() {
        return CustomEventConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "api",
                "Connection",
                "自定义事件",
                "Custom event",
                "商城、收银等系统通过开放接口上报的事件，可按数据过滤。",
                "An event that another system reports over the API, filtered by its data if wanted.",
                "发生事件 {name}",
                "Event {name} happens");
    }

    @Override
    public CustomEventConfig example() {
        return new CustomEventConfig("order_paid", null);
    }

    @Override
    public Set<String> listensTo(CustomEventConfig config) {
        return Set.of("custom." + config.name());
    }

    @Override
    public Optional<Entry> match(CustomEventConfig config, Occurrence occurrence) {
        ObjectNode filter = config.filter();
        return filter == null || filter.isEmpty() || trees.test(filter, occurrence.facts())
                ? Optional.of(new Entry(occurrence.event().data()))
                : Optional.empty();
    }

    @Override
    public List<Finding> check(CustomEventConfig config) {
        ObjectNode filter = config.filter();
        return filter == null || filter.isEmpty() ? List.of() : trees.check(filter, "filter");
    }
}
