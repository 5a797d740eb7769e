package io.yujian.journey.node.setattribute;

import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.EffectResult;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.member.Attributes;
import io.yujian.member.Attributes.AttributeChange;
import io.yujian.member.CustomerSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes the attributes of a batch in one call. */
@Component
class AttributeChanges implements EffectHandler<SetAttributes> {
    private final Attributes attributes;

    AttributeChanges(Attributes attributes) {
        this.attributes = attributes;
    }

    @Override
    public Class<SetAttributes> effectType() {
        return SetAttributes.class;
    }

    @Override
    public List<Applied> apply(List<Request<SetAttributes>> batch) {
        List<AttributeChange> changes = new ArrayList<>();
        for (Request<SetAttributes> r : batch) {
            long customer = r.step().customer().id();
            String source = "journey:" + r.step().journeyId();
            r.effect().values().forEach((key, value) -> changes.add(new AttributeChange(customer, key, value, source)));
        }
        attributes.change(changes);
        return batch.stream()
                .map(r -> new Applied(
                        EffectResult.DONE,
                        customer -> changed(customer, r.effect().values())))
                .toList();
    }

    private static CustomerSnapshot changed(CustomerSnapshot c, Map<String, String> values) {
        Map<String, String> attributes = new HashMap<>(c.attributes());
        values.forEach((key, value) -> {
            if (value.isBlank()) {
                attributes.remove(key);
            } else {
                attributes.put(key, value.strip());
            }
        });
        return new CustomerSnapshot(
                c.id(),
                c.name(),
                c.tags(),
                Map.copyOf(attributes),
                c.following(),
                c.hasPhone(),
                c.joinedAtMillis(),
                c.mergedInto());
    }

    @Override
    public List<Applied> rehearse(List<Request<SetAttributes>> batch, RehearsalLog log) {
        for (Request<SetAttributes> r : batch) {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            r.effect().values().forEach((key, value) -> {
                content.put(key, value);
                String before = r.step().customer().attributes().getOrDefault(key, "");
                if (!before.equals(value)) {
                    ObjectNode data = JsonNodeFactory.instance.objectNode();
                    data.put("key", key).put("value", value).put("before", before);
                    log.happens(
                            "customer.attribute",
                            data.put("source", "journey:" + r.step().journeyId()));
                }
            });
            log.tell(r.step(), "attribute", new Note("改属性：" + content, "sets " + content), content);
        }
        return batch.stream()
                .map(r -> new Applied(
                        EffectResult.DONE,
                        customer -> changed(customer, r.effect().values())))
                .toList();
    }
}
