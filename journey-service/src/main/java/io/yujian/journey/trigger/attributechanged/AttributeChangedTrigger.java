package io.yujian.journey.trigger.attributechanged;

import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known about somebody changes, by whomever; what this very journey writes does not start it again. */
@Component
class AttributeChangedTrigger implements TriggerType<AttributeChangedConfig> {
    @Override
    public String typeId() {
        return "attribute-changed";
    }

    @Override
    public Class<AttributeChangedConfig> configType() {
        return AttributeChangedConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Postcard",
                "属性变化",
                "Attribute changed",
                "客户的某个属性变了，可限定变成什么；本旅程自己写的属性不会再次触发本旅程。",
                "An attribute changes, to a certain value if wanted; what this journey itself writes does not start it"
                        + " again.",
                "属性「{key}」变成 {value}",
                "{key} becomes {value}");
    }

    @Override
    public AttributeChangedConfig example() {
        return new AttributeChangedConfig("会员等级", "金卡");
    }

    @Override
    public Set<String> listensTo(AttributeChangedConfig config) {
        return Set.of("customer.attribute");
    }

    @Override
    public ObjectNode sample(AttributeChangedConfig config) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", config.key().strip())
                .put("value", config.value() == null ? "" : config.value().strip());
    }

    @Override
    public Optional<Entry> match(AttributeChangedConfig config, Occurrence occurrence) {
        ObjectNode data = occurrence.event().data();
        String wanted = config.value() == null ? "" : config.value().strip();
        boolean own = data.path("source").asString("").equals("journey:" + occurrence.journeyId());
        return !own
                        && data.path("key").asString("").equals(config.key().strip())
                        && (wanted.isEmpty() || data.path("value").asString("").equalsIgnoreCase(wanted))
                ? Optional.of(new Entry(data))
                : Optional.empty();
    }

    /** Whoever has the value already; of any change nothing can be said. */
    @Override
    public Optional<ObjectNode> qualifying(AttributeChangedConfig config) {
        String value = config.value();
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        ObjectNode atom =
                JsonNodeFactory.instance.objectNode().put("type", "attribute").put("version", 1);
        atom.putObject("config")
                .put("key", config.key().strip())
                .put("op", "eq")
                .put("value", value.strip());
        return Optional.of(atom);
    }
}
