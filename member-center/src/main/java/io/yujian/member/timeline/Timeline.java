package io.yujian.member.timeline;

import io.yujian.platform.web.CursorPage;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads timelines, newest first. */
@Component
public class Timeline {
    private static final int PAGE = 50;

    private final TimelineMapper mapper;
    private final Titles titles;
    private final JsonMapper json;

    Timeline(TimelineMapper mapper, Titles titles, JsonMapper json) {
        this.mapper = mapper;
        this.titles = titles;
        this.json = json;
    }

    /**
     * @param customerIds a root and all that were merged into it
     * @param before id of the last line of the page before; null for the first page
     */
    public CursorPage<TimelineView> page(Collection<Long> customerIds, @Nullable Long before) {
        List<TimelineRow> rows = mapper.page(customerIds, before, PAGE + 1);
        List<TimelineView> items = rows.stream().limit(PAGE).map(this::view).toList();
        return new CursorPage<>(
                items, rows.size() > PAGE ? items.get(items.size() - 1).id() : null);
    }

    private TimelineView view(TimelineRow row) {
        ObjectNode data = data(row.data());
        return new TimelineView(
                Long.toString(row.id()),
                row.type(),
                titles.of(row.type(), data),
                row.occurredAt(),
                row.receivedAt(),
                row.accountId() == 0 ? null : Long.toString(row.accountId()),
                data);
    }

    private ObjectNode data(String stored) {
        JsonNode node = json.readTree(stored);
        return node instanceof ObjectNode object ? object : json.createObjectNode();
    }
}
