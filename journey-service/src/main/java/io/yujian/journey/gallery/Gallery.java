package io.yujian.journey.gallery;

import io.yujian.journey.gallery.GalleryEntry.GalleryReference;
import io.yujian.journey.gallery.GalleryEntry.Words;
import io.yujian.journey.library.JourneyFile;
import io.yujian.journey.library.JourneyFile.JourneyReference;
import io.yujian.journey.library.JourneyFiles;
import io.yujian.platform.error.YujianException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the gallery's files when the process starts, and makes drafts of them. */
@Component
public class Gallery {
    private static final String FILES = "classpath*:gallery/*.json";
    private final Map<String, GalleryEntry> entries = new TreeMap<>();
    private final JourneyFiles files;

    Gallery(JsonMapper json, JourneyFiles files) {
        this.files = files;
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream in = file.getInputStream()) {
                    GalleryEntry entry = json.readValue(in, GalleryEntry.class);
                    if (entries.put(entry.id(), entry) != null) {
                        throw new IllegalStateException("two gallery entries have the id " + entry.id());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the gallery cannot be read", e);
        }
    }

    /** @param language {@code zh} or {@code en} */
    public List<JourneyTemplateView> all(String language) {
        return entries().stream().map(entry -> view(entry, language)).toList();
    }

    /**
     * A new draft.
     *
     * @param name null: the template's
     * @param mapping ids of this installation by the template's references; those that are left out stay empty in the draft
     */
    public JourneyFiles.Imported use(String id, @Nullable String name, String language, Map<String, String> mapping) {
        GalleryEntry entry = entries.get(id);
        if (entry == null) {
            throw YujianException.notFound("journey-template.not-found", "没有这个旅程模板");
        }
        String title = name == null || name.isBlank() ? entry.name().in(language) : name;
        List<JourneyReference> references = entry.references().stream()
                .map(r -> new JourneyReference(r.kind(), r.id(), r.name().in(language)))
                .toList();
        return files.bring(
                new JourneyFile(
                        JourneyFile.KIND,
                        JourneyFile.FORMAT,
                        title,
                        (ObjectNode) said(entry.definition(), language),
                        references),
                mapping);
    }

    List<GalleryEntry> entries() {
        return entries.values().stream()
                .sorted(Comparator.comparingInt(GalleryEntry::order).thenComparing(GalleryEntry::id))
                .toList();
    }

    private static JourneyTemplateView view(GalleryEntry entry, String language) {
        return new JourneyTemplateView(
                entry.id(),
                entry.name().in(language),
                entry.what().in(language),
                entry.when().in(language),
                entry.needs().stream().map(words -> words.in(language)).toList(),
                entry.references().stream()
                        .map((GalleryReference r) ->
                                new JourneyReference(r.kind(), r.id(), r.name().in(language)))
                        .toList(),
                (ObjectNode) said(entry.definition(), language));
    }

    /** Every pair of words becomes the one of the language. */
    private static JsonNode said(JsonNode node, String language) {
        if (node instanceof ObjectNode object) {
            if (object.size() == 2
                    && object.path("zh").isString()
                    && object.path("en").isString()) {
                String text = new Words(
                                object.path("zh").asString(), object.path("en").asString())
                        .in(language);
                return JsonNodeFactory.instance.stringNode(text);
            }
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), said(field.getValue(), language)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(said(item, language)));
            return copy;
        }
        return node;
    }
}
