package io.yujian.journey.definition;

import io.yujian.journey.node.NodeType;
import io.yujian.platform.catalog.CatalogContributor;
import io.yujian.platform.catalog.CatalogEntry;
import io.yujian.platform.catalog.CatalogPort;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the canvas can draw. */
@Component
class JourneyCatalog implements CatalogContributor {
    private final NodeTypes nodes;
    private final TriggerTypes triggers;

    JourneyCatalog(NodeTypes nodes, TriggerTypes triggers) {
        this.nodes = nodes;
        this.triggers = triggers;
    }

    @Override
    public List<CatalogEntry> entries() {
        return Stream.concat(
                        nodes.extensions().all().stream().map(this::node),
                        triggers.extensions().all().stream()
                                .map(type -> CatalogEntry.of(triggers.extensions(), type, List.of(), "trigger")))
                .toList();
    }

    private <C extends Record> CatalogEntry node(NodeType<C> type) {
        List<CatalogPort> ports = type.possiblePorts().stream()
                .map(p -> new CatalogPort(p.id(), p.zh(), p.en(), p.optional()))
                .toList();
        return CatalogEntry.of(
                nodes.extensions(), type, ports, type.render().name().toLowerCase(Locale.ROOT));
    }
}
