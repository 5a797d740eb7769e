package io.yujian.platform.extension;

import jakarta.validation.ValidatorFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes {@link Extensions} of what Spring found, and refuses to start with an extension that could fail later: a double
 * id, a configuration that is no record or has no schema, an example that does not validate or does not round-trip.
 */
@Component
public class ExtensionRegistry implements SmartInitializingSingleton {
    private static final Pattern TYPE_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final ConfigReader reader;
    private final ConfigSchema schemas;
    private final List<Extensions<?>> registered = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> examples = new CopyOnWriteArrayList<>();

    public ExtensionRegistry(JsonMapper mapper, ValidatorFactory validators) {
        reader = new ConfigReader(mapper, validators);
        schemas = new ConfigSchema(reader.mapper());
    }

    /**
     * @param kind word of the kind in the catalog, such as {@code node}
     * @param types all beans of the kind
     * @throws IllegalStateException that names the extension and what is wrong with it; an example that is no good
     *     ends the start a little later
     */
    public <T extends ExtensionType<?>> Extensions<T> register(String kind, Collection<? extends T> types) {
        TreeMap<String, T> byId = new TreeMap<>();
        Map<String, ObjectNode> schemaById = new HashMap<>();
        for (T type : types) {
            String id = type.typeId();
            if (!TYPE_ID.matcher(id).matches()) {
                throw refused(kind, id, "its type id must be kebab-case");
            }
            if (byId.putIfAbsent(id, type) != null) {
                throw refused(
                        kind,
                        id,
                        "two classes claim this type id, " + type.getClass().getName() + " is one");
            }
            if (!type.configType().isRecord()) {
                throw refused(kind, id, "its configuration must be a record");
            }
            if (type.version() < 1) {
                throw refused(kind, id, "versions count from 1");
            }
            schemaById.put(id, schemaOf(kind, type));
        }
        // a fifth of the start otherwise, and nobody needs the answer before all else is there
        examples.add(CompletableFuture.runAsync(() -> checkExamples(kind, byId.values())));
        Extensions<T> made = new Extensions<>(kind, byId, schemaById, reader);
        registered.add(made);
        return made;
    }

    /**
     * Waits for what is checked beside the start.
     *
     * @throws IllegalStateException that names the extension and what is wrong with it
     */
    @Override
    public void afterSingletonsInstantiated() {
        for (CompletableFuture<Void> example : examples) {
            try {
                example.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof IllegalStateException refused ? refused : e;
            }
        }
    }

    /** All kinds so far; complete when the context has started. */
    public List<Extensions<?>> registered() {
        return List.copyOf(registered);
    }

    private ObjectNode schemaOf(String kind, ExtensionType<?> type) {
        try {
            return schemas.of(type.configType());
        } catch (RuntimeException | StackOverflowError e) {
            throw refused(kind, type.typeId(), "no JSON Schema can be made of its configuration", e);
        }
    }

    private void checkExamples(String kind, Collection<? extends ExtensionType<?>> types) {
        for (ExtensionType<?> type : types) {
            checkExample(kind, type);
        }
    }

    private <C extends Record> void checkExample(String kind, ExtensionType<C> type) {
        C example = type.example();
        ConfigResult<C> result = reader.read(type.configType(), reader.write(example));
        if (!result.problems().isEmpty()) {
            throw refused(kind, type.typeId(), "its example is invalid: " + result.problems());
        }
        if (!result.orThrow().equals(example)) {
            throw refused(kind, type.typeId(), "its example changes when it is written and read again");
        }
    }

    private static IllegalStateException refused(String kind, String id, String why) {
        return new IllegalStateException("Extension " + kind + " '" + id + "': " + why);
    }

    private static IllegalStateException refused(String kind, String id, String why, Throwable cause) {
        return new IllegalStateException("Extension " + kind + " '" + id + "': " + why, cause);
    }
}
