package io.yujian.journey.rehearse.entry;

import io.yujian.journey.rehearse.TriedView;
import io.yujian.journey.rehearse.TriedView.Ways;
import io.yujian.journey.rehearse.TryJourney;
import io.yujian.journey.rehearse.TryRequest;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Tries a journey without anybody noticing. */
@RestController
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class TryController {
    private final TryJourney trying;

    TryController(TryJourney trying) {
        this.trying = trying;
    }

    /** @param definition null: the stored draft */
    record WaysRequest(@Nullable ObjectNode definition) {}

    @PostMapping("/api/v1/journeys/{id}/ways")
    @Allowed("journeys:read")
    Ways listJourneyWays(@PathVariable long id, @RequestBody WaysRequest request) {
        return trying.ways(id, request.definition());
    }

    @PostMapping("/api/v1/journeys/{id}/try")
    @Allowed("journeys:read")
    TriedView tryJourney(@PathVariable long id, @Valid @RequestBody TryRequest request) {
        return trying.rehearse(id, request);
    }
}
