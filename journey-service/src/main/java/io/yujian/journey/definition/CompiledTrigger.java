package io.yujian.journey.definition;

import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import java.util.Optional;
import java.util.Set;

/** A trigger type with its configuration. */
record CompiledTrigger<C extends Record>(TriggerType<C> type, C config, Set<String> listensTo) {
    CompiledTrigger(TriggerType<C> type, C config) {
        this(type, config, Set.copyOf(type.listensTo(config)));
    }

    Optional<Entry> match(Occurrence occurrence) {
        return type.match(config, occurrence);
    }
}
