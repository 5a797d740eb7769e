package io.yujian.journey.gallery.entry;

import io.yujian.journey.gallery.Gallery;
import io.yujian.journey.gallery.JourneyTemplateView;
import io.yujian.journey.library.JourneyFile.JourneyReference;
import io.yujian.journey.library.JourneyFiles;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.JourneyView;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Journeys to start from. */
@RestController
@RequestMapping("/api/v1/journey-templates")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class GalleryController {
    private final Gallery gallery;
    private final JourneyShelf shelf;

    GalleryController(Gallery gallery, JourneyShelf shelf) {
        this.gallery = gallery;
        this.shelf = shelf;
    }

    record JourneyTemplates(List<JourneyTemplateView> items) {}

    /**
     * @param name null: the template's
     * @param language {@code zh} (usual) or {@code en}
     * @param mapping id here by the template's reference; null: none
     */
    record UseTemplateRequest(
            @Nullable String name,
            @Nullable String language,
            @Nullable Map<String, String> mapping) {}

    /** @param unmapped what still has to be chosen in the draft */
    record MadeView(JourneyView journey, List<JourneyReference> unmapped) {}

    @GetMapping
    @Allowed("journeys:read")
    JourneyTemplates listJourneyTemplates(@RequestParam(defaultValue = "zh") String lang) {
        return new JourneyTemplates(gallery.all(lang));
    }

    @PostMapping("/{id}/journeys")
    @Allowed("journeys:write")
    @ResponseStatus(HttpStatus.CREATED)
    MadeView useJourneyTemplate(
            @PathVariable String id, @RequestBody(required = false) @Nullable UseTemplateRequest request) {
        UseTemplateRequest asked = request == null ? new UseTemplateRequest(null, null, null) : request;
        JourneyFiles.Imported made = gallery.use(
                id,
                asked.name(),
                "en".equals(asked.language()) ? "en" : "zh",
                asked.mapping() == null ? Map.of() : asked.mapping());
        return new MadeView(shelf.get(made.id()), made.unmapped());
    }
}
