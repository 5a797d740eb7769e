package io.yujian.journey.campaign;

import io.yujian.journey.campaign.CampaignMapper.CampaignRow;
import io.yujian.journey.campaign.CampaignMapper.MemberRow;
import io.yujian.journey.insight.JourneyTotals;
import io.yujian.journey.library.ChangeStanding;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PauseMode;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and archives campaigns, and says which journeys belong to them. */
@Component
public class Campaigns {
    private static final String OPEN = "open";
    private static final String ARCHIVED = "archived";
    private static final int PAGE = 50;
    private final CampaignMapper mapper;
    private final JourneyTotals totals;
    private final JourneyShelf shelf;
    private final ChangeStanding standing;
    private final Ids ids;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Wakeups wakeups;

    Campaigns(
            CampaignMapper mapper,
            JourneyTotals totals,
            JourneyShelf shelf,
            ChangeStanding standing,
            Ids ids,
            InstantSource clock,
            AuditLog audit,
            Wakeups wakeups) {
        this.mapper = mapper;
        this.totals = totals;
        this.shelf = shelf;
        this.standing = standing;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.wakeups = wakeups;
    }

    /** Newest first. @param state word; null: all @param q part of the name */
    @Transactional(readOnly = true)
    public CursorPage<CampaignView> list(@Nullable String state, @Nullable String q, @Nullable Long cursor) {
        String like = q == null || q.isBlank()
                ? null
                : "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        List<CampaignRow> rows = mapper.list(
                state == null || state.isBlank() ? null : state,
                like,
                cursor == null ? Long.MAX_VALUE : cursor,
                PAGE + 1);
        List<CampaignRow> page = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        return new CursorPage<>(
                views(page),
                rows.size() > PAGE ? Long.toString(page.get(PAGE - 1).id()) : null);
    }

    @Transactional(readOnly = true)
    public CampaignView get(long id) {
        CampaignRow row = mapper.find(id);
        if (row == null) {
            throw notFound();
        }
        return views(List.of(row)).get(0);
    }

    @Transactional
    public CampaignView create(CampaignForm form) {
        LocalDateTime now = UtcTime.of(clock.instant());
        CampaignRow row = row(ids.next(), OPEN, form, now, now);
        mapper.insert(row);
        audit.record("campaign.create", "campaign:" + row.id(), row.name());
        return get(row.id());
    }

    @Transactional
    public CampaignView change(long id, CampaignForm form) {
        CampaignRow before = lock(id);
        requireOpen(before);
        CampaignRow row = row(id, before.state(), form, before.createdAt(), UtcTime.of(clock.instant()));
        mapper.update(row);
        audit.record("campaign.change", "campaign:" + id, row.name());
        return get(id);
    }

    /**
     * Its journeys are paused as asked; doing it twice changes nothing.
     *
     * @param pause null: they go on
     */
    @Transactional
    public CampaignView archive(long id, @Nullable PauseMode pause) {
        CampaignRow row = lock(id);
        if (row.state().equals(OPEN)) {
            mapper.update(new CampaignRow(
                    id,
                    row.name(),
                    ARCHIVED,
                    row.startsAt(),
                    row.endsAt(),
                    row.budgetCents(),
                    row.note(),
                    row.createdAt(),
                    UtcTime.of(clock.instant())));
            audit.record("campaign.archive", "campaign:" + id, row.name() + (pause == null ? "" : " " + pause.word()));
        }
        if (pause != null) {
            mapper.members(List.of(id)).stream()
                    .filter(journey -> journey.state().equals("running"))
                    .forEach(journey -> standing.pause(journey.journeyId(), pause));
        }
        return get(id);
    }

    /** @param campaignId null: none */
    @Transactional
    public void assign(long journeyId, @Nullable Long campaignId) {
        String name = shelf.get(journeyId).name();
        if (campaignId != null) {
            requireOpen(lock(campaignId));
        }
        mapper.assign(journeyId, campaignId == null ? 0 : campaignId);
        audit.record(
                "campaign.assign",
                "journey:" + journeyId,
                name + (campaignId == null ? "：不属于任何活动" : "：活动 " + campaignId));
        wakeups.nudge("journeys"); // rules of precedence may speak of the campaign
    }

    private List<CampaignView> views(List<CampaignRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<MemberRow> members =
                mapper.members(rows.stream().map(CampaignRow::id).toList());
        Map<Long, JourneyTotals.Totals> sums =
                totals.of(members.stream().map(MemberRow::journeyId).toList());
        Map<Long, List<MemberRow>> byCampaign = members.stream().collect(Collectors.groupingBy(MemberRow::campaignId));
        return rows.stream()
                .map(row -> view(row, byCampaign.getOrDefault(row.id(), List.of()), sums))
                .toList();
    }

    private static CampaignView view(
            CampaignRow row, Collection<MemberRow> members, Map<Long, JourneyTotals.Totals> sums) {
        List<JourneyTotals.Totals> own = members.stream()
                .map(m -> sums.getOrDefault(m.journeyId(), JourneyTotals.Totals.NONE))
                .toList();
        return new CampaignView(
                Long.toString(row.id()),
                row.name(),
                row.state(),
                instant(row.startsAt()),
                instant(row.endsAt()),
                row.budgetCents(),
                row.note(),
                UtcTime.toInstant(row.updatedAt()),
                members.size(),
                (int) members.stream().filter(m -> m.state().equals("running")).count(),
                own.stream().mapToLong(JourneyTotals.Totals::entered).sum(),
                own.stream().mapToLong(JourneyTotals.Totals::waiting).sum());
    }

    private static CampaignRow row(
            long id, String state, CampaignForm form, LocalDateTime created, LocalDateTime updated) {
        Instant from = form.startsAt();
        Instant to = form.endsAt();
        if (from != null && to != null && !from.isBefore(to)) {
            throw YujianException.invalid("campaign.bad-period", "活动的结束时间要晚于开始时间");
        }
        return new CampaignRow(
                id,
                form.name().strip(),
                state,
                from == null ? null : UtcTime.of(from),
                to == null ? null : UtcTime.of(to),
                form.budgetCents(),
                form.note() == null ? "" : form.note().strip(),
                created,
                updated);
    }

    private CampaignRow lock(long id) {
        CampaignRow row = mapper.lock(id);
        if (row == null) {
            throw notFound();
        }
        return row;
    }

    private static void requireOpen(CampaignRow row) {
        if (!row.state().equals(OPEN)) {
            throw YujianException.conflict("campaign.archived", "活动已归档，不能再修改");
        }
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime at) {
        return at == null ? null : UtcTime.toInstant(at);
    }

    private static YujianException notFound() {
        return YujianException.notFound("campaign.not-found", "活动不存在");
    }
}
