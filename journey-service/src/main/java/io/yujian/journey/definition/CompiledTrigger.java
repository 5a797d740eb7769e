package io.yujian.journey.definition;

import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.event.Event;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A trigger type with its configuration. */
record CompiledTrigger<C extends Record>(TriggerType<C> type, C config, Set<String> listensTo, Set<Long> accounts) {
    CompiledTrigger(TriggerType<C> type, C config) {
        this(type, config, Set.copyOf(type.listensTo(config)), Set.copyOf(type.accounts(config)));
    }

    /** Cheap: asked before {@link #match}. */
    boolean hears(Event event) {
        return listensTo.contains(event.type()) && (accounts.isEmpty() || accounts.contains(event.accountId()));
    }

    ObjectNode sample() {
        return type.sample(config);
    }

    Optional<Entry> match(Occurrence occurrence) {
        return type.match(config, occurrence);
    }
}
