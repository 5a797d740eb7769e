package io.yujian.journey.library;

import io.yujian.journey.check.DefinitionCheck;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.insight.JourneyTotals;
import io.yujian.journey.library.JourneyView.PublishedView;
import io.yujian.journey.library.TrafficMapper.TrafficRow;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.web.CursorPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads journeys for people. */
@Component
public class JourneyShelf {
    private static final int PAGE = 50;
    private final JourneyMapper mapper;
    private final TrafficMapper traffic;
    private final JourneyTotals totals;
    private final DefinitionCheck check;
    private final JsonMapper json;

    JourneyShelf(
            JourneyMapper mapper, TrafficMapper traffic, JourneyTotals totals, DefinitionCheck check, JsonMapper json) {
        this.mapper = mapper;
        this.traffic = traffic;
        this.totals = totals;
        this.check = check;
        this.json = json;
    }

    /**
     * Newest first.
     *
     * @param state word; null: all
     * @param q part of the name
     * @param campaignId null: all
     * @param trigger type of one of its triggers; null: all
     */
    @Transactional(readOnly = true)
    public CursorPage<JourneySummaryView> list(
            @Nullable String state,
            @Nullable String q,
            @Nullable Long campaignId,
            @Nullable String trigger,
            @Nullable Long cursor) {
        String like = q == null || q.isBlank() ? null : "%" + escaped(q.strip()) + "%";
        List<JourneyRow> rows = mapper.list(
                state == null || state.isBlank() ? null : state.toLowerCase(Locale.ROOT),
                like,
                campaignId == null ? 0 : campaignId,
                trigger == null || trigger.isBlank() ? null : trigger,
                cursor == null ? Long.MAX_VALUE : cursor,
                PAGE + 1);
        List<JourneyRow> page = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        Map<Long, JourneyTotals.Totals> sums =
                totals.of(page.stream().map(JourneyRow::id).toList());
        Map<Long, TrafficRow> standing = standing(page);
        Map<Long, String> campaigns = campaigns(standing.values());
        return new CursorPage<>(
                page.stream()
                        .map(row -> summary(
                                row,
                                sums.getOrDefault(row.id(), JourneyTotals.Totals.NONE),
                                Objects.requireNonNull(standing.get(row.id())),
                                campaigns))
                        .toList(),
                rows.size() > PAGE ? Long.toString(page.get(PAGE - 1).id()) : null);
    }

    @Transactional(readOnly = true)
    public JourneyView get(long id) {
        JourneyRow row = row(id);
        VersionRow version = row.publishedVersion() == 0 ? null : mapper.version(id, row.publishedVersion());
        PublishedView published = version == null
                ? null
                : new PublishedView(
                        version.version(),
                        object(version.definition()),
                        UtcTime.toInstant(version.publishedAt()),
                        version.publishedBy());
        return new JourneyView(
                Long.toString(id),
                row.name(),
                row.state(),
                row.revision(),
                UtcTime.toInstant(row.updatedAt()),
                object(row.draft()),
                published,
                JourneyState.of(row.state()) == JourneyState.PAUSED ? row.pauseMode() : null);
    }

    /** Problems of this definition, or of the draft when it is null. */
    @Transactional(readOnly = true)
    public List<Problem> check(long id, @Nullable ObjectNode definition) {
        JourneyRow row = row(id);
        return check.check(definition == null ? object(row.draft()) : definition);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<VersionView> versions(long id) {
        row(id);
        return mapper.versions(id).stream()
                .map(v -> new VersionView(
                        v.version(), UtcTime.toInstant(v.publishedAt()), v.publishedBy(), object(v.definition())))
                .toList();
    }

    private JourneyRow row(long id) {
        JourneyRow row = mapper.find(id);
        if (row == null) {
            throw JourneyDrafts.notFound();
        }
        return row;
    }

    private Map<Long, TrafficRow> standing(List<JourneyRow> page) {
        return page.isEmpty()
                ? Map.of()
                : traffic.of(page.stream().map(JourneyRow::id).toList()).stream()
                        .collect(Collectors.toMap(TrafficRow::id, Function.identity()));
    }

    private Map<Long, String> campaigns(Collection<TrafficRow> standing) {
        Set<Long> named = standing.stream()
                .map(TrafficRow::campaignId)
                .filter(id -> id != 0)
                .collect(Collectors.toSet());
        return named.isEmpty()
                ? Map.of()
                : traffic.campaignNames(named).stream()
                        .collect(Collectors.toMap(
                                TrafficMapper.CampaignNameRow::id, TrafficMapper.CampaignNameRow::name));
    }

    private JourneySummaryView summary(
            JourneyRow row, JourneyTotals.Totals sums, TrafficRow standing, Map<Long, String> campaigns) {
        List<String> triggers = new ArrayList<>();
        for (JsonNode trigger : object(row.draft()).path("triggers")) {
            triggers.add(trigger.path("type").asString(""));
        }
        return new JourneySummaryView(
                Long.toString(row.id()),
                row.name(),
                row.state(),
                row.publishedVersion() == 0 ? null : row.publishedVersion(),
                UtcTime.toInstant(row.updatedAt()),
                sums.entered(),
                sums.waiting(),
                sums.finished(),
                sums.left(),
                triggers,
                standing.priority(),
                standing.perHour(),
                standing.campaignId() == 0 ? null : Long.toString(standing.campaignId()),
                campaigns.get(standing.campaignId()));
    }

    private ObjectNode object(String text) {
        return (ObjectNode) json.readTree(text);
    }

    private static String escaped(String q) {
        return q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
