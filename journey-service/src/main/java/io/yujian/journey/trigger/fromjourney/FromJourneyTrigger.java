package io.yujian.journey.trigger.fromjourney;

import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A node of another journey names this one. */
@Component
class FromJourneyTrigger implements TriggerType<FromJourneyConfig> {
    @Override
    public String typeId() {
        return "from-journey";
    }

    @Override
    public Class<FromJourneyConfig> configType() {
        return FromJourneyConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "api",
                "Promotion",
                "由其他旅程启动",
                "Started by another journey",
                "其他旅程里的「启动其他旅程」选中本旅程时进入，触发事件的数据一并带来。",
                "When a node of another journey names this one; the data of its trigger comes along.",
                "由其他旅程启动",
                "Started by another journey");
    }

    @Override
    public FromJourneyConfig example() {
        return new FromJourneyConfig();
    }

    @Override
    public Set<String> listensTo(FromJourneyConfig config) {
        return Set.of(JourneyCalled.EVENT);
    }

    @Override
    public Optional<Entry> match(FromJourneyConfig config, Occurrence occurrence) {
        ObjectNode data = occurrence.event().data();
        if (!data.path("journeyId").asString("").equals(Long.toString(occurrence.journeyId()))) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                data.path("data") instanceof ObjectNode own ? own : JsonNodeFactory.instance.objectNode(),
                data.path("test").asBoolean(false)));
    }
}
