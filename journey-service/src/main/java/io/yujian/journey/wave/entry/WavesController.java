package io.yujian.journey.wave.entry;

import io.yujian.journey.wave.QualifyNow;
import io.yujian.journey.wave.QualifyNow.Qualifying;
import io.yujian.journey.wave.QualifyNow.WaveView;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Sets of people who enter a journey. */
@RestController
@RequestMapping("/api/v1/journeys/{id}")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class WavesController {
    private final QualifyNow qualify;

    WavesController(QualifyNow qualify) {
        this.qualify = qualify;
    }

    /** @param definition null: the stored draft */
    record QualifyingRequest(@Nullable ObjectNode definition) {}

    record WavesView(List<WaveView> items) {}

    @PostMapping("/qualifying")
    @Allowed("journeys:read")
    Qualifying countQualifying(
            @PathVariable long id, @RequestBody(required = false) @Nullable QualifyingRequest request) {
        return qualify.count(id, request == null ? null : request.definition());
    }

    @PostMapping("/let-in")
    @Allowed("journeys:publish")
    WavesView letQualifyingIn(@PathVariable long id) {
        qualify.letIn(id);
        return new WavesView(qualify.waves(id));
    }

    @GetMapping("/waves")
    @Allowed("journeys:read")
    WavesView listWaves(@PathVariable long id) {
        return new WavesView(qualify.waves(id));
    }

    @PostMapping("/waves/{waveId}/stop")
    @Allowed("journeys:publish")
    WavesView stopWave(@PathVariable long id, @PathVariable long waveId) {
        qualify.stop(id, waveId);
        return new WavesView(qualify.waves(id));
    }
}
