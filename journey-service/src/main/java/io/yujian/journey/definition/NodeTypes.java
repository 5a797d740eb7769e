package io.yujian.journey.definition;

import io.yujian.journey.node.NodeType;
import io.yujian.platform.extension.ExtensionRegistry;
import io.yujian.platform.extension.Extensions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All node types there are; one that could fail later stops the start. */
@Component
public class NodeTypes {
    private final Extensions<NodeType<?>> extensions;

    public NodeTypes(ExtensionRegistry registry, List<NodeType<?>> types) {
        extensions = registry.register("node", types);
        for (NodeType<?> type : types) {
            requirePorts(type);
        }
    }

    private static <C extends Record> void requirePorts(NodeType<C> type) {
        C example = type.example();
        long distinct =
                type.ports(example).stream().map(port -> port.id()).distinct().count();
        if (distinct != type.ports(example).size()) {
            throw new IllegalStateException("node " + type.typeId() + " has two ports of one name");
        }
    }

    public Extensions<NodeType<?>> extensions() {
        return extensions;
    }

    public Optional<NodeType<?>> find(String typeId) {
        return extensions.find(typeId);
    }
}
