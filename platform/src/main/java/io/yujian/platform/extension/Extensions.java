package io.yujian.platform.extension;

import io.yujian.platform.error.YujianException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * All extensions of one kind, found by Spring and checked at start. Immutable and thread-safe; the schemas and examples
 * it gives away are copies.
 *
 * @param <T> the kind's contract, such as a node type
 */
public final class Extensions<T extends ExtensionType<?>> {
    private final String kind;
    private final SortedMap<String, T> types;
    private final Map<String, ObjectNode> schemas;
    private final ConfigReader reader;

    Extensions(String kind, SortedMap<String, T> types, Map<String, ObjectNode> schemas, ConfigReader reader) {
        this.kind = kind;
        this.types = new TreeMap<>(types);
        this.schemas = Map.copyOf(schemas);
        this.reader = reader;
    }

    /** Word of the kind, as in the catalog: {@code node}, {@code trigger}, {@code channel}, {@code condition}. */
    public String kind() {
        return kind;
    }

    /** All of them, by type id. */
    public Collection<T> all() {
        return List.copyOf(types.values());
    }

    public Optional<T> find(String typeId) {
        return Optional.ofNullable(types.get(typeId));
    }

    /** @throws YujianException 400 {@code config.unknown-type} */
    public T require(String typeId) {
        return find(typeId)
                .orElseThrow(() -> YujianException.invalid("config.unknown-type", "没有这种" + kind + ":" + typeId));
    }

    /**
     * Reads a stored configuration: brings it to the current version, refuses unknown fields and checks constraints.
     *
     * @param version the version it was stored with
     */
    public <C extends Record> ConfigResult<C> read(ExtensionType<C> type, int version, ObjectNode config) {
        if (version < 1 || version > type.version()) {
            return new ConfigResult.Invalid<>(List.of(new ConfigProblem(
                    "",
                    "config.version",
                    "配置版本 " + version + " 不可用，当前程序支持 1 到 " + type.version(),
                    "Version " + version + " is not usable, this program knows 1 to " + type.version())));
        }
        ObjectNode current = version == type.version() ? config : type.upgrade(config.deepCopy(), version);
        return reader.read(type.configType(), current);
    }

    /** As {@link #read(ExtensionType, int, ObjectNode)}, an unknown type being one more problem. */
    public ConfigResult<? extends Record> read(String typeId, int version, ObjectNode config) {
        // Typed by the bare contract, since T itself does not say which record it is configured with.
        ExtensionType<?> type = types.get(typeId);
        if (type == null) {
            return new ConfigResult.Invalid<>(List.of(new ConfigProblem(
                    "", "config.unknown-type", "没有这种类型:" + typeId, "There is no such type: " + typeId)));
        }
        return read(type, version, config);
    }

    /** A configuration as it is stored. */
    public ObjectNode write(Record config) {
        return reader.write(config);
    }

    /** JSON Schema 2020-12 with the console's {@code x-…} hints. */
    public ObjectNode schema(String typeId) {
        ObjectNode schema = schemas.get(require(typeId).typeId());
        if (schema == null) {
            throw new IllegalStateException("no schema of " + kind + " " + typeId);
        }
        return schema.deepCopy();
    }
}
