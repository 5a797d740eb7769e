package io.yujian.journey.insight;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.time.UtcTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why somebody is in a journey, or is not. */
@Component
public class WhyLog {
    private record Sentence(String zh, String en) {}

    private static final Sentence ENTERED = new Sentence("符合触发条件，进入旅程", "the trigger matched: entered");
    private static final Sentence FORGOTTEN =
            new Sentence("进入过旅程，经过已超过保留时间", "had entered; the story is older than what is kept");
    private static final Map<String, Sentence> REFUSED = Map.ofEntries(
            Map.entry("paused", new Sentence("旅程当时已暂停", "the journey was paused")),
            Map.entry("reentry-once", new Sentence("以前进入过，这个旅程每人只能进入一次", "had entered before; once per person")),
            Map.entry("reentry-gap", new Sentence("离上次进入的时间太近", "the last entry was too recent")),
            Map.entry("reentry-limit", new Sentence("这段时间内进入的次数已满", "had entered as often as the period allows")),
            Map.entry("not-yet", new Sentence("还没到可以进入的时间", "entry had not begun")),
            Map.entry("closed", new Sentence("已过可以进入的时间", "entry was over")),
            Map.entry("full", new Sentence("进入人数已满", "as many as allowed had entered")),
            Map.entry("no-key", new Sentence("事件里没有用来区分的字段", "the event lacked the field that tells runs apart")),
            Map.entry("condition", new Sentence("不符合进入条件", "the entry condition was not met")),
            Map.entry("suppressed", new Sentence("当时正在另一个优先的旅程中", "was in a journey that comes first")));
    private final InsightMapper mapper;
    private final Customers customers;

    WhyLog(InsightMapper mapper, Customers customers) {
        this.mapper = mapper;
        this.customers = customers;
    }

    /** Newest first, at most a hundred of each outcome. */
    @Transactional(readOnly = true)
    public List<WhyView> of(long journeyId, long customerId) {
        long root = customers.find(customerId).map(CustomerSnapshot::id).orElse(customerId);
        Stream<WhyView> entered = mapper.entered(journeyId, root).stream()
                .map(row -> new WhyView(
                        UtcTime.toInstant(row.at()),
                        "entered",
                        "matched",
                        row.id() == 0 ? FORGOTTEN.zh() : ENTERED.zh(),
                        row.id() == 0 ? FORGOTTEN.en() : ENTERED.en(),
                        row.id() == 0 ? null : Long.toString(row.id())));
        List<InsightMapper.RefusedRow> refusals = mapper.refused(journeyId, root);
        Map<Long, String> names = namesOf(refusals);
        Stream<WhyView> refused = refusals.stream().map(row -> refusal(row, names));
        return Stream.concat(entered, refused)
                .sorted(Comparator.comparing(WhyView::at).reversed())
                .toList();
    }

    /** Of the journeys that kept somebody out of this one. */
    private Map<Long, String> namesOf(List<InsightMapper.RefusedRow> refusals) {
        Set<Long> journeys = refusals.stream()
                .map(row -> row.reason().split(":", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> Long.parseLong(parts[1]))
                .collect(Collectors.toSet());
        return journeys.isEmpty()
                ? Map.of()
                : mapper.names(journeys).stream()
                        .collect(Collectors.toMap(InsightMapper.NameRow::id, InsightMapper.NameRow::name));
    }

    private static WhyView refusal(InsightMapper.RefusedRow row, Map<Long, String> names) {
        String[] parts = row.reason().split(":", 2);
        Sentence why = REFUSED.getOrDefault(parts[0], new Sentence(row.reason(), row.reason()));
        String by = parts.length == 2 ? names.get(Long.parseLong(parts[1])) : null;
        return new WhyView(
                UtcTime.toInstant(row.at()),
                "refused",
                parts[0],
                by == null ? why.zh() : why.zh() + "：" + by,
                by == null ? why.en() : why.en() + ": " + by,
                null);
    }
}
