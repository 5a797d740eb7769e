package io.yujian.journey.trigger;

import io.yujian.journey.node.Finding;
import io.yujian.platform.extension.ExtensionType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of event that can start a journey. One bean in a folder of its own. Pure, safe for any number of threads.
 *
 * @param <C> configuration
 */
public interface TriggerType<C extends Record> extends ExtensionType<C> {
    /** Event types it looks at; others never reach {@link #match}. */
    Set<String> listensTo(C config);

    /** Channel accounts whose events alone it looks at; empty: any. */
    default Set<Long> accounts(C config) {
        return Set.of();
    }

    /** Empty when the event does not start a run. */
    Optional<Entry> match(C config, Occurrence occurrence);

    /** Data of an event that starts a run, with what people may change when they try the journey. */
    default ObjectNode sample(C config) {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Events that can end what {@link Entry#unless} waits for; none where no entry waits. */
    default Set<String> endedBy(C config) {
        return Set.of();
    }

    /** True when its entries carry a key of their own. */
    default boolean keyed(C config) {
        return false;
    }

    /**
     * Who would be meant as things are now, as a condition tree; empty: nobody can say. An empty tree is everybody.
     */
    default Optional<ObjectNode> qualifying(C config) {
        return Optional.empty();
    }

    /** What is wrong with a configuration that is well-formed. */
    default List<Finding> check(C config) {
        return List.of();
    }
}
