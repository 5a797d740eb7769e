package io.yujian.journey.library;

import io.yujian.journey.engine.Precedence.Marketing;
import io.yujian.journey.library.TrafficMapper.PrecedenceRow;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.wakeup.Wakeups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rules of who comes first: while a person is in one journey, others do not let the person in or keep silent. */
@Component
public class PrecedenceBook {
    private static final int MOST = 50;
    private final TrafficMapper mapper;
    private final JourneyMapper journeys;
    private final Ids ids;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Wakeups wakeups;

    PrecedenceBook(
            TrafficMapper mapper,
            JourneyMapper journeys,
            Ids ids,
            InstantSource clock,
            AuditLog audit,
            Wakeups wakeups) {
        this.mapper = mapper;
        this.journeys = journeys;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.wakeups = wakeups;
    }

    /**
     * @param journeyId while a person is in this journey; null: see campaignId
     * @param campaignId while a person is in any journey of this campaign
     * @param lowerOnly only journeys of a lower priority are held back
     * @param refuses the person does not enter others
     * @param marketing of others: {@code go}, {@code wait} until the person is through, {@code drop}
     */
    public record PrecedenceRule(
            @Nullable Long journeyId,
            @Nullable Long campaignId,
            boolean lowerOnly,
            boolean refuses,
            String marketing) {}

    /** @param name of the journey or campaign; empty when it is gone */
    public record PrecedenceView(
            String id,
            @Nullable String journeyId,
            @Nullable String campaignId,
            boolean lowerOnly,
            boolean refuses,
            String marketing,
            Instant createdAt,
            String createdBy,
            String name) {}

    @Transactional(readOnly = true)
    public List<PrecedenceView> all() {
        return mapper.rules().stream().map(PrecedenceBook::view).toList();
    }

    /** @param by shown name of who makes the rule */
    @Transactional
    public PrecedenceView add(PrecedenceRule rule, String by) {
        Marketing marketing = marketing(rule.marketing());
        long journeyId = rule.journeyId() == null ? 0 : rule.journeyId();
        long campaignId = rule.campaignId() == null ? 0 : rule.campaignId();
        if ((journeyId == 0) == (campaignId == 0)) {
            throw invalid("请选择一个旅程或一个活动");
        }
        if (!rule.refuses() && marketing == Marketing.GO) {
            throw invalid("请选择要限制什么：不再进入其他旅程，或其他旅程的营销消息推迟、不发");
        }
        if (journeyId != 0 && journeys.find(journeyId) == null) {
            throw JourneyDrafts.notFound();
        }
        List<PrecedenceRow> before = mapper.rules();
        if (before.size() >= MOST) {
            throw invalid("互斥规则最多 " + MOST + " 条");
        }
        if (before.stream().anyMatch(r -> r.journeyId() == journeyId && r.campaignId() == campaignId)) {
            throw YujianException.conflict("precedence.exists", "这个旅程或活动已有一条互斥规则，请先删除再新建");
        }
        PrecedenceRow row = new PrecedenceRow(
                ids.next(),
                journeyId,
                campaignId,
                rule.lowerOnly(),
                rule.refuses(),
                marketing.name().toLowerCase(Locale.ROOT),
                UtcTime.of(clock.instant()),
                by,
                "");
        mapper.addRule(row);
        audit.record("precedence.add", subject(row), row.marketing() + (row.refuses() ? "，不进入其他旅程" : ""));
        wakeups.nudge(LiveJourneys.TOPIC);
        return all().stream()
                .filter(view -> view.id().equals(Long.toString(row.id())))
                .findFirst()
                .orElseGet(() -> view(row));
    }

    /** Doing it twice changes nothing. */
    @Transactional
    public void remove(long id) {
        mapper.rules().stream().filter(r -> r.id() == id).findFirst().ifPresent(row -> {
            mapper.removeRule(id);
            audit.record("precedence.remove", subject(row), "");
            wakeups.nudge(LiveJourneys.TOPIC);
        });
    }

    private static String subject(PrecedenceRow row) {
        return row.journeyId() != 0 ? "journey:" + row.journeyId() : "campaign:" + row.campaignId();
    }

    private static Marketing marketing(String word) {
        for (Marketing marketing : Marketing.values()) {
            if (marketing.name().toLowerCase(Locale.ROOT).equals(word)) {
                return marketing;
            }
        }
        throw invalid("其他旅程的营销消息只能选 go（照常）、wait（推迟）、drop（不发）");
    }

    private static PrecedenceView view(PrecedenceRow row) {
        return new PrecedenceView(
                Long.toString(row.id()),
                row.journeyId() == 0 ? null : Long.toString(row.journeyId()),
                row.campaignId() == 0 ? null : Long.toString(row.campaignId()),
                row.lowerOnly(),
                row.refuses(),
                row.marketing(),
                UtcTime.toInstant(row.createdAt()),
                row.createdBy(),
                row.name());
    }

    private static YujianException invalid(String sentence) {
        return YujianException.invalid("precedence.invalid", sentence);
    }
}
