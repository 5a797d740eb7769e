package io.yujian.journey.insight;

import io.yujian.journey.engine.CountKey;
import io.yujian.journey.insight.CountsView.NodeCounts;
import io.yujian.journey.insight.CountsView.RefusedCount;
import io.yujian.journey.insight.InsightMapper.KindRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sums the counters of a journey; live, because they are written with the steps that they count. */
@Component
public class JourneyCounts {
    private final InsightMapper mapper;

    JourneyCounts(InsightMapper mapper) {
        this.mapper = mapper;
    }

    /** @param version 0: all versions together */
    @Transactional(readOnly = true)
    public CountsView of(long journeyId, int version) {
        JourneyTotals.Totals whole = JourneyTotals.Totals.NONE;
        Map<String, NodeCounts> nodes = new TreeMap<>();
        List<RefusedCount> refused = new ArrayList<>();
        Map<String, Long> apart = new TreeMap<>();
        for (KindRow row : mapper.counts(journeyId, version)) {
            if (!row.node().isEmpty()) {
                nodes.put(row.node(), plus(nodes.get(row.node()), row));
            } else if (row.kind().startsWith(CountKey.REFUSED)) {
                refused.add(new RefusedCount(row.kind().substring(CountKey.REFUSED.length()), row.n()));
            } else {
                whole = whole.plus(row.kind(), row.n());
                apart.merge(row.kind(), row.n(), Long::sum);
            }
        }
        refused.sort(Comparator.comparingLong(RefusedCount::n).reversed());
        return new CountsView(
                whole.entered(),
                whole.waiting(),
                whole.finished(),
                whole.left(),
                nodes,
                refused,
                apart.getOrDefault(CountKey.GOAL, 0L),
                apart.getOrDefault(CountKey.HELD_OUT, 0L),
                apart.getOrDefault(CountKey.HELD_OUT_GOAL, 0L));
    }

    private static NodeCounts plus(@Nullable NodeCounts known, KindRow row) {
        NodeCounts before = known == null ? new NodeCounts(0, 0, 0, new TreeMap<>()) : known;
        long entered = before.entered() + (row.kind().equals(CountKey.ENTERED) ? row.n() : 0);
        long left = before.left() + (row.kind().equals(CountKey.LEFT) ? row.n() : 0);
        if (row.kind().startsWith(CountKey.PORT)) {
            before.ports().merge(row.kind().substring(CountKey.PORT.length()), row.n(), Long::sum);
        }
        return new NodeCounts(entered, entered - left, left, before.ports());
    }
}
