package io.yujian.journey.insight.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as a table with one number in each line, for spreadsheets: UTF-8 with a byte order mark, because Excel takes it
 * for the local code page otherwise. Text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
public final class ReportCsv {
    private static final String BOM = "\uFEFF";
    private final StringBuilder text = new StringBuilder(BOM);
    private final Map<String, String> names;

    private ReportCsv(Map<String, String> names) {
        this.names = names;
    }

    /** @param names of nodes, by id */
    public static String of(ReportView r, Map<String, String> names) {
        ReportCsv csv = new ReportCsv(names);
        csv.line("section", "item", "detail", "value", "low95", "high95");
        csv.head(r);
        r.series().forEach(p -> csv.period(r.unit(), p));
        r.sources().forEach(s -> csv.source(s));
        r.nodes().forEach(csv::node);
        r.splits().forEach(csv::split);
        r.messages().forEach(csv::messages);
        csv.number("latency", "p50-ms", "", r.latency().p50Ms());
        csv.number("latency", "p90-ms", "", r.latency().p90Ms());
        csv.number("latency", "p99-ms", "", r.latency().p99Ms());
        return csv.text.toString();
    }

    private void head(ReportView r) {
        line("report", "journey", r.journeyName(), "", "", "");
        line("report", "version", r.version() == 0 ? "all" : Integer.toString(r.version()), "", "", "");
        line("report", "from", r.from() == null ? "" : r.from().toString(), "", "", "");
        line("report", "to", r.to().toString(), "", "", "");
        number("people", "entered", "", r.people().entered());
        number("people", "waiting", "", r.people().waiting());
        number("people", "finished", "", r.people().finished());
        number("people", "left", "", r.people().left());
        reasons("lost", "", r.people().lost());
        reasons("refused", "", r.people().refused());
        number("goal", "reached", "", r.goal().reached());
        rate("goal", "rate", "", r.goal().rate());
        number("goal", "median-seconds", "", r.goal().medianSeconds());
        number("goal", "p90-seconds", "", r.goal().p90Seconds());
        number("hold-out", "people", "", r.holdOut().people());
        rate("hold-out", "rate", "", r.holdOut().rate());
        lift("hold-out", "lift", "", r.holdOut().lift());
        number("revenue", "window-days", "", (long) r.revenue().windowDays());
        number("revenue", "orders", "", r.revenue().orders());
        number("revenue", "cents", "", r.revenue().cents());
        number("revenue", "refunds", "", r.revenue().refunds());
        number("revenue", "refunded-cents", "", r.revenue().refundedCents());
        number("revenue", "hold-out-cents", "", r.revenue().heldOutCents());
        number("revenue", "hold-out-refunded-cents", "", r.revenue().heldOutRefundedCents());
    }

    private void period(String unit, ReportView.ReportPeriodView p) {
        String at = p.at().toString();
        number(unit, at, "entered", p.entered());
        number(unit, at, "waiting", p.waiting());
        number(unit, at, "finished", p.finished());
        number(unit, at, "left", p.left());
        number(unit, at, "goals", p.goals());
    }

    private void source(ReportView.ReportSourceView s) {
        String item = s.eventType() + (s.accountName() == null ? "" : " " + s.accountName());
        number("source", item, s.scene() == null ? "" : s.scene(), s.entered());
        rate("source-goal", item, s.scene() == null ? "" : s.scene(), s.rate());
    }

    private void node(String id, ReportView.ReportNodeView n) {
        number("step", name(id), "entered", n.entered());
        number("step", name(id), "waiting", n.waiting());
        n.ports().forEach((port, count) -> number("step", name(id), "exit " + port, count));
        number("step", name(id), "ended", n.ended());
        reasons("step-lost", name(id), n.lost());
    }

    private void split(ReportView.ReportSplitView split) {
        for (ReportView.ReportArmView arm : split.arms()) {
            number("arm", name(split.node()), arm.port() + " people", arm.people());
            rate("arm", name(split.node()), arm.port() + " rate", arm.rate());
            lift("arm", name(split.node()), arm.port() + " against first", arm.againstFirst());
        }
    }

    private void messages(String node, ReportView.ReportMessagesView m) {
        number("messages", name(node), "sent", m.sent());
        number("messages", name(node), "delivered", m.delivered());
        reasons("messages-refused", name(node), m.refused());
        reasons("messages-unknown", name(node), m.unknown());
        reasons("messages-not-sent", name(node), m.notSent());
    }

    private String name(String node) {
        return names.getOrDefault(node, node);
    }

    private void reasons(String section, String item, List<ReasonCountView> reasons) {
        reasons.forEach(reason -> number(section, item, reason.reason(), reason.n()));
    }

    private void number(String section, String item, String detail, @Nullable Long n) {
        line(section, item, detail, n == null ? "" : Long.toString(n), "", "");
    }

    private void rate(String section, String item, String detail, @Nullable RateView rate) {
        if (rate != null) {
            line(section, item, detail, share(rate.value()), share(rate.low()), share(rate.high()));
        }
    }

    private void lift(String section, String item, String detail, @Nullable LiftView lift) {
        if (lift != null) {
            line(section, item, detail, share(lift.value()), share(lift.low()), share(lift.high()));
        }
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    /** The last three are numbers of our own; the first three may hold what people typed. */
    private void line(String section, String item, String detail, String value, String low, String high) {
        text.append(List.of(cell(section), cell(item), cell(detail), value, low, high).stream()
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** Not a formula, whatever somebody called it. */
    static String cell(String typed) {
        String safe = !typed.isEmpty() && "=+-@\t\r\n".indexOf(typed.charAt(0)) >= 0 ? "'" + typed : typed;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
