package io.yujian.journey.insight.report;

import io.yujian.platform.audit.AuditLog;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** A report for a spreadsheet; who took it is written down. */
@Component
public class ExportReport {
    private final JourneyReports reports;
    private final ReportMapper mapper;
    private final AuditLog audit;
    private final JsonMapper json;

    ExportReport(JourneyReports reports, ReportMapper mapper, AuditLog audit, JsonMapper json) {
        this.reports = reports;
        this.mapper = mapper;
        this.audit = audit;
        this.json = json;
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public String csv(long journeyId, ReportQuery query) {
        ReportView report = reports.of(journeyId, query);
        audit.record("journey.report-export", "journey:" + journeyId, report.journeyName());
        return ReportCsv.of(report, names(journeyId));
    }

    private Map<String, String> names(long journeyId) {
        Map<String, String> names = new HashMap<>();
        ReportMapper.HeadRow head = mapper.head(journeyId);
        if (head != null && head.definition() != null) {
            json.readTree(head.definition()).path("nodes").properties().forEach(node -> {
                String name = node.getValue().path("name").asString("");
                String type = node.getValue().path("type").asString("");
                names.put(node.getKey(), (name.isBlank() ? type : name) + " (" + node.getKey() + ")");
            });
        }
        return names;
    }
}
