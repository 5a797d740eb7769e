package io.yujian.journey.definition;

import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.StepContext;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node type with its configuration and the lines that leave it.
 *
 * @param next node id by port
 */
public record CompiledNode<C extends Record>(
        String id, NodeType<C> type, C config, Map<String, String> next, Set<String> ports) {
    CompiledNode(String id, NodeType<C> type, C config, Map<String, String> next) {
        this(
                id,
                type,
                config,
                Map.copyOf(next),
                type.ports(config).stream().map(Port::id).collect(Collectors.toUnmodifiableSet()));
    }

    public NodeOutcome execute(StepContext step) {
        return type.execute(config, step);
    }

    public NodeOutcome resume(StepContext step, Resumption resumption) {
        return type.resume(config, step, resumption);
    }

    public boolean ends() {
        return type.ends(config);
    }

    /** True when chance sends people along its exits, so that what they lead to can be compared. */
    public boolean comparesExits() {
        return type.comparesExits(config);
    }

    public Set<String> awaits() {
        return type.awaits(config);
    }

    /** The way that most take; null when the node ends the run. */
    public @Nullable String mainPort() {
        return type.ports(config).stream().map(Port::id).findFirst().orElse(null);
    }

    /** Null when nothing is drawn there. */
    public @Nullable String behind(String port) {
        return next.get(port);
    }
}
