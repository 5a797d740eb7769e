package io.yujian.journey.library.entry;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.library.ChangeStanding;
import io.yujian.journey.library.JourneyDrafts;
import io.yujian.journey.library.JourneyFile;
import io.yujian.journey.library.JourneyFiles;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.JourneySummaryView;
import io.yujian.journey.library.JourneyView;
import io.yujian.journey.library.PauseMode;
import io.yujian.journey.library.PublishJourney;
import io.yujian.journey.library.VersionView;
import io.yujian.journey.move.MoveDecision;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Draws, checks, publishes and stops journeys. */
@RestController
@RequestMapping("/api/v1/journeys")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class JourneysController {
    private final JourneyShelf shelf;
    private final JourneyDrafts drafts;
    private final PublishJourney publishing;
    private final ChangeStanding standing;
    private final JourneyFiles files;
    private final CurrentCaller caller;

    JourneysController(
            JourneyShelf shelf,
            JourneyDrafts drafts,
            PublishJourney publishing,
            ChangeStanding standing,
            JourneyFiles files,
            CurrentCaller caller) {
        this.shelf = shelf;
        this.drafts = drafts;
        this.publishing = publishing;
        this.standing = standing;
        this.files = files;
        this.caller = caller;
    }

    /** @param definition null: an empty draft */
    record CreateJourneyRequest(
            @NotBlank String name, @Nullable ObjectNode definition) {}

    /** Null leaves a part as it is. */
    record ChangeJourneyRequest(
            @Nullable String name, @Nullable ObjectNode definition, int revision) {}

    /** @param definition null: the stored draft */
    record CheckRequest(@Nullable ObjectNode definition) {}

    /** @param decisions for people who wait in older versions; null: everybody stays in theirs */
    record PublishRequest(
            int revision, @Nullable @Size(max = 1_000) List<@Valid @NotNull MoveDecision> decisions) {}

    /** @param mode who is inside: {@code hold} stays where they stand (usual), {@code drain} goes on, {@code stop} leaves */
    record PauseRequest(@Nullable String mode) {}

    record ProblemsView(List<Problem> problems) {}

    /** @param mapping id here by id in the file, for what the file refers to; null: none */
    record ImportRequest(
            @NotNull JourneyFile file, @Nullable Map<String, String> mapping) {}

    /** @param unmapped what the file refers to and this installation does not have: to be chosen anew */
    record ImportedView(JourneyView journey, List<JourneyFile.JourneyReference> unmapped) {}

    record VersionsView(List<VersionView> items) {}

    @GetMapping
    @Allowed("journeys:read")
    CursorPage<JourneySummaryView> listJourneys(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long campaign,
            @RequestParam(required = false) @Nullable String trigger,
            @RequestParam(required = false) @Nullable Long cursor) {
        return shelf.list(state, q, campaign, trigger, cursor);
    }

    @PostMapping
    @Allowed("journeys:write")
    @ResponseStatus(HttpStatus.CREATED)
    JourneyView createJourney(@Valid @RequestBody CreateJourneyRequest request) {
        return shelf.get(drafts.create(request.name(), request.definition()));
    }

    @GetMapping("/{id}")
    @Allowed("journeys:read")
    JourneyView readJourney(@PathVariable long id) {
        return shelf.get(id);
    }

    @PutMapping("/{id}")
    @Allowed("journeys:write")
    JourneyView changeJourney(@PathVariable long id, @RequestBody ChangeJourneyRequest request) {
        drafts.change(id, request.name(), request.definition(), request.revision());
        return shelf.get(id);
    }

    @PostMapping("/{id}/check")
    @Allowed("journeys:read")
    ProblemsView checkJourney(@PathVariable long id, @RequestBody(required = false) @Nullable CheckRequest request) {
        return new ProblemsView(shelf.check(id, request == null ? null : request.definition()));
    }

    @PostMapping("/{id}/publish")
    @Allowed("journeys:publish")
    JourneyView publishJourney(@PathVariable long id, @Valid @RequestBody PublishRequest request) {
        List<MoveDecision> decisions = request.decisions() == null ? List.of() : request.decisions();
        publishing.publish(id, request.revision(), decisions, caller.get().name());
        return shelf.get(id);
    }

    @PostMapping("/{id}/pause")
    @Allowed("journeys:publish")
    JourneyView pauseJourney(@PathVariable long id, @RequestBody(required = false) @Nullable PauseRequest request) {
        standing.pause(id, PauseMode.asked(request == null ? null : request.mode()));
        return shelf.get(id);
    }

    @PostMapping("/{id}/resume")
    @Allowed("journeys:publish")
    JourneyView resumeJourney(@PathVariable long id) {
        standing.resume(id);
        return shelf.get(id);
    }

    @PostMapping("/{id}/archive")
    @Allowed("journeys:publish")
    JourneyView archiveJourney(@PathVariable long id) {
        standing.archive(id);
        return shelf.get(id);
    }

    @PostMapping("/{id}/copy")
    @Allowed("journeys:write")
    @ResponseStatus(HttpStatus.CREATED)
    JourneyView copyJourney(@PathVariable long id) {
        return shelf.get(drafts.copy(id));
    }

    @GetMapping("/{id}/export")
    @Allowed("journeys:read")
    JourneyFile exportJourney(@PathVariable long id) {
        return files.export(id);
    }

    @PostMapping("/import")
    @Allowed("journeys:write")
    @ResponseStatus(HttpStatus.CREATED)
    ImportedView importJourney(@Valid @RequestBody ImportRequest request) {
        JourneyFiles.Imported imported =
                files.bring(request.file(), request.mapping() == null ? Map.of() : request.mapping());
        return new ImportedView(shelf.get(imported.id()), imported.unmapped());
    }

    @GetMapping("/{id}/versions")
    @Allowed("journeys:read")
    VersionsView listJourneyVersions(@PathVariable long id) {
        return new VersionsView(shelf.versions(id));
    }
}
