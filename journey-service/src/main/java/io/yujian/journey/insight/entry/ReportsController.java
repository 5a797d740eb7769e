package io.yujian.journey.insight.entry;

import io.yujian.journey.insight.report.ComparisonView;
import io.yujian.journey.insight.report.ComparisonView.ComparedJourneyView;
import io.yujian.journey.insight.report.ExportReport;
import io.yujian.journey.insight.report.JourneyReports;
import io.yujian.journey.insight.report.ReportQuery;
import io.yujian.journey.insight.report.ReportView;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports of journeys, alone, side by side, and for spreadsheets. */
@RestController
@RequestMapping("/api/v1/journeys")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class ReportsController {
    private static final int MOST_COMPARED = 6;
    private final JourneyReports reports;
    private final ExportReport export;

    ReportsController(JourneyReports reports, ExportReport export) {
        this.reports = reports;
        this.export = export;
    }

    /**
     * Of the people who entered in the period.
     *
     * @param window days after the entry in which an order counts, 1 to 90; without it as long as the goal's
     */
    @GetMapping("/{id}/report")
    @Allowed("journeys:read")
    ReportView readJourneyReport(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer window) {
        return reports.of(id, query(version, from, to, window));
    }

    /** The same numbers, one in each line; UTF-8 with a byte order mark. */
    @GetMapping(value = "/{id}/report.csv", produces = "text/csv;charset=UTF-8")
    @Allowed("journeys:read")
    ResponseEntity<byte[]> exportJourneyReport(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer window) {
        String csv = export.csv(id, query(version, from, to, window));
        String name = ContentDisposition.attachment()
                .filename("journey-" + id + ".csv")
                .build()
                .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    /** @param ids two to six journeys, divided by commas */
    @GetMapping("/compare")
    @Allowed("journeys:read")
    ComparisonView compareJourneys(
            @RequestParam List<Long> ids,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer window) {
        Set<Long> wanted = new LinkedHashSet<>(ids);
        if (wanted.isEmpty() || wanted.size() > MOST_COMPARED) {
            throw YujianException.invalid("report.too-many", "一次最多对比 " + MOST_COMPARED + " 个旅程");
        }
        ReportQuery query = query(null, from, to, window);
        return new ComparisonView(wanted.stream()
                .map(id -> ComparedJourneyView.of(reports.of(id, query)))
                .toList());
    }

    private static ReportQuery query(
            @Nullable Integer version, @Nullable Instant from, @Nullable Instant to, @Nullable Integer window) {
        return new ReportQuery(version == null ? 0 : version, from, to, window == null ? 0 : window);
    }
}
