package io.yujian.platform.catalog;

import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.ExtensionType;
import io.yujian.platform.extension.Extensions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One extension as the console sees it.
 *
 * @param kind {@code node}, {@code trigger}, {@code channel} or {@code condition}
 * @param schema JSON Schema 2020-12 of the configuration, with {@code x-…} hints for the generic form
 * @param ports exits of the example's configuration; empty for what is no node
 * @param render how the canvas draws it: {@code step}, {@code branch}, {@code wait}, {@code send}, {@code effect},
 *     {@code end}, {@code trigger}; null for what is not drawn
 * @param example a valid configuration, the default of a new item
 */
public record CatalogEntry(
        String kind,
        String type,
        int version,
        String group,
        String icon,
        ExtensionMeta.Text name,
        ExtensionMeta.Text help,
        ExtensionMeta.Text summary,
        ObjectNode schema,
        List<CatalogPort> ports,
        @Nullable String render,
        ObjectNode example) {

    public CatalogEntry {
        ports = List.copyOf(ports);
    }

    /** The entry of a registered extension. */
    public static CatalogEntry of(
            Extensions<?> extensions, ExtensionType<?> type, List<CatalogPort> ports, @Nullable String render) {
        ExtensionMeta meta = type.meta();
        return new CatalogEntry(
                extensions.kind(),
                type.typeId(),
                type.version(),
                meta.group(),
                meta.icon(),
                meta.name(),
                meta.help(),
                meta.summary(),
                extensions.schema(type.typeId()),
                ports,
                render,
                extensions.write(type.example()));
    }

    /** The entries of a kind that has no ports and is not drawn. */
    public static List<CatalogEntry> allOf(Extensions<?> extensions) {
        return extensions.all().stream()
                .map(type -> of(extensions, type, List.of(), null))
                .toList();
    }
}
