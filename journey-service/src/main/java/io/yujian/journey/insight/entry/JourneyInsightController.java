package io.yujian.journey.insight.entry;

import io.yujian.journey.insight.CountsView;
import io.yujian.journey.insight.JourneyCounts;
import io.yujian.journey.insight.PeopleFilter;
import io.yujian.journey.insight.RefusedView;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.insight.WhyLog;
import io.yujian.journey.insight.WhyView;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts, people and reasons of one journey. */
@RestController
@RequestMapping("/api/v1/journeys/{id}")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class JourneyInsightController {
    private final JourneyCounts counts;
    private final RunReading runs;
    private final WhyLog why;

    JourneyInsightController(JourneyCounts counts, RunReading runs, WhyLog why) {
        this.counts = counts;
        this.runs = runs;
        this.why = why;
    }

    record WhyItems(List<WhyView> items) {}

    @GetMapping("/counts")
    @Allowed("journeys:read")
    CountsView readJourneyCounts(@PathVariable long id, @RequestParam(required = false) @Nullable Integer version) {
        return counts.of(id, version == null ? 0 : version);
    }

    @GetMapping("/runs")
    @Allowed("journeys:read")
    CursorPage<RunView> listJourneyRuns(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String node,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cameTo,
            @RequestParam(required = false) @Nullable String through,
            @RequestParam(required = false) @Nullable String arm,
            @RequestParam(required = false) @Nullable String endedAt,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable Boolean goal,
            @RequestParam(required = false) @Nullable Boolean ordered,
            @RequestParam(required = false) @Nullable Long customerId,
            @RequestParam(required = false) @Nullable Long cursor) {
        PeopleFilter filter = new PeopleFilter(
                node,
                state,
                version == null ? 0 : version,
                from,
                to,
                cameTo,
                through,
                arm,
                endedAt,
                reason,
                source,
                goal,
                ordered,
                customerId);
        return runs.ofJourney(id, filter, cursor);
    }

    /** People whom the journey refused for this reason, in the last ninety days. */
    @GetMapping("/refused")
    @Allowed("journeys:read")
    CursorPage<RefusedView> listRefusedPeople(
            @PathVariable long id, @RequestParam String reason, @RequestParam(required = false) @Nullable Long cursor) {
        return runs.refused(id, reason, cursor);
    }

    @GetMapping("/why")
    @Allowed("journeys:read")
    WhyItems explainJourneyEntry(@PathVariable long id, @RequestParam long customerId) {
        return new WhyItems(why.of(id, customerId));
    }
}
