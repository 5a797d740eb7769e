package io.yujian.member.condition.didevent;

import io.yujian.member.timeline.EventsByType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts past events, those with filters on their data in memory, where a text is compared as everywhere else. */
@Component
class PastEvents {
    private final EventsByType events;
    private final JsonMapper json;

    PastEvents(EventsByType events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    EventsByType events() {
        return events;
    }

    /** One statement. @param where all must hold; empty: every such event */
    Map<Long, Long> counts(Collection<Long> customerIds, String type, Instant since, List<Where> where) {
        if (where.isEmpty()) {
            return events.counts(customerIds, type, since);
        }
        Map<Long, Long> counts = new HashMap<>();
        events.read(customerIds, type, since, (customer, event) -> {
            if (fits(event.data(), where)) {
                counts.merge(customer, 1L, Long::sum);
            }
        });
        return counts;
    }

    /** One statement; their times in no order. */
    Map<Long, List<Instant>> times(Collection<Long> customerIds, String type, Instant since, List<Where> where) {
        if (where.isEmpty()) {
            return events.times(customerIds, type, since);
        }
        Map<Long, List<Instant>> times = new HashMap<>();
        events.read(customerIds, type, since, (customer, event) -> {
            if (fits(event.data(), where)) {
                times.computeIfAbsent(customer, id -> new ArrayList<>()).add(event.at());
            }
        });
        return times;
    }

    private boolean fits(String data, List<Where> where) {
        JsonNode read = json.readTree(data);
        return read instanceof ObjectNode object && where.stream().allMatch(each -> each.holds(object));
    }
}
