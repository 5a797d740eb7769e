package io.yujian.journey.library;

import io.yujian.journey.engine.Precedence;
import io.yujian.journey.engine.Precedence.Marketing;
import io.yujian.journey.engine.Precedence.Rule;
import io.yujian.journey.library.TrafficMapper.PrecedenceRow;
import io.yujian.journey.library.TrafficMapper.TrafficRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How the published journeys stand to each other, as it is stored. Two of these are equal when nothing has changed. */
record Traffic(List<TrafficRow> journeys, List<PrecedenceRow> rules) {
    /** Rules of journeys and campaigns that are gone hold nobody back. */
    Precedence precedence() {
        List<Rule> compiled = new ArrayList<>();
        for (PrecedenceRow rule : rules) {
            Set<Long> first = rule.journeyId() != 0
                    ? Set.of(rule.journeyId())
                    : journeys.stream()
                            .filter(j -> j.campaignId() == rule.campaignId())
                            .map(TrafficRow::id)
                            .collect(Collectors.toUnmodifiableSet());
            compiled.add(new Rule(first, rule.lowerOnly(), rule.refuses(), marketing(rule.marketing())));
        }
        Map<Long, Integer> priorities =
                journeys.stream().collect(Collectors.toMap(TrafficRow::id, TrafficRow::priority));
        return new Precedence(compiled, priorities);
    }

    Map<Long, Integer> paces() {
        return journeys.stream()
                .filter(j -> j.perHour() > 0)
                .collect(Collectors.toMap(TrafficRow::id, TrafficRow::perHour));
    }

    static Marketing marketing(String word) {
        return Marketing.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
