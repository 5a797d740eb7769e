package io.yujian.journey.insight;

import io.yujian.journey.engine.CountKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many entered, finished and left whole journeys, from the counters. */
@Component
public class JourneyTotals {
    private final InsightMapper mapper;

    JourneyTotals(InsightMapper mapper) {
        this.mapper = mapper;
    }

    /** Waiting is what is left over, so the numbers always add up. */
    public record Totals(long entered, long finished, long left) {
        public static final Totals NONE = new Totals(0, 0, 0);

        public long waiting() {
            return entered - finished - left;
        }

        Totals plus(String kind, long n) {
            return switch (kind) {
                case CountKey.ENTERED -> new Totals(entered + n, finished, left);
                case CountKey.FINISHED -> new Totals(entered, finished + n, left);
                case CountKey.LEFT -> new Totals(entered, finished, left + n);
                default -> this;
            };
        }
    }

    /** One statement; journeys that nobody entered are left out. */
    public Map<Long, Totals> of(Collection<Long> journeyIds) {
        if (journeyIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Totals> totals = new HashMap<>();
        mapper.totals(journeyIds)
                .forEach(row -> totals.merge(
                        row.journeyId(),
                        Totals.NONE.plus(row.kind(), row.n()),
                        (a, b) -> new Totals(
                                a.entered() + b.entered(), a.finished() + b.finished(), a.left() + b.left())));
        return totals;
    }
}
