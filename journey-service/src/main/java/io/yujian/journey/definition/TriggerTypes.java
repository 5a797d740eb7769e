package io.yujian.journey.definition;

import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionRegistry;
import io.yujian.platform.extension.Extensions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All trigger types there are; one that could fail later stops the start. */
@Component
public class TriggerTypes {
    private final Extensions<TriggerType<?>> extensions;

    public TriggerTypes(ExtensionRegistry registry, List<TriggerType<?>> types) {
        extensions = registry.register("trigger", types);
    }

    public Extensions<TriggerType<?>> extensions() {
        return extensions;
    }

    public Optional<TriggerType<?>> find(String typeId) {
        return extensions.find(typeId);
    }
}
