package io.yujian.journey.insight;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.time.UtcTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private static final Map<String, Sentence> REFUSED = Map.of(
            "paused", new Sentence("旅程当时已暂停", "the journey was paused"),
            "reentry-once", new Sentence("以前进入过，这个旅程每人只能进入一次", "had entered before; once per person"),
            "reentry-gap", new Sentence("离上次进入的时间太近", "the last entry was too recent"),
            "reentry-limit", new Sentence("这段时间内进入的次数已满", "had entered as often as the period allows"),
            "not-yet", new Sentence("还没到可以进入的时间", "entry had not begun"),
            "closed", new Sentence("已过可以进入的时间", "entry was over"),
            "full", new Sentence("进入人数已满", "as many as allowed had entered"),
            "no-key", new Sentence("事件里没有用来区分的字段", "the event lacked the field that tells runs apart"),
            "condition", new Sentence("不符合进入条件", "the entry condition was not met"));
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
        Stream<WhyView> refused = mapper.refused(journeyId, root).stream().map(row -> {
            Sentence why = REFUSED.getOrDefault(row.reason(), new Sentence(row.reason(), row.reason()));
            return new WhyView(UtcTime.toInstant(row.at()), "refused", row.reason(), why.zh(), why.en(), null);
        });
        return Stream.concat(entered, refused)
                .sorted(Comparator.comparing(WhyView::at).reversed())
                .toList();
    }
}
