package io.yujian.journey.approval;

import io.yujian.journey.approval.ApprovalMapper.ApprovalRow;
import io.yujian.journey.approval.ApprovalMapper.JourneyHead;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.security.Caller;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Submits drafts, decides about them, urges. Every step is audited, under the lock of the journey. */
@Component
public class Approvals {
    private static final int PAGE = 50;
    private static final int MAX_TEXT = 500;
    private final ApprovalMapper mapper;
    private final ApprovalRules rules;
    private final JourneyShelf shelf;
    private final Ids ids;
    private final InstantSource clock;
    private final AuditLog audit;

    Approvals(
            ApprovalMapper mapper,
            ApprovalRules rules,
            JourneyShelf shelf,
            Ids ids,
            InstantSource clock,
            AuditLog audit) {
        this.mapper = mapper;
        this.rules = rules;
        this.shelf = shelf;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * @param needed the caller may publish only what was approved
     * @param approval the journey's latest; null when there was none
     */
    public record JourneyApproval(boolean needed, @Nullable ApprovalView approval) {}

    @Transactional(readOnly = true)
    public JourneyApproval of(long journeyId, Caller caller) {
        ApprovalRow row = mapper.latest(journeyId);
        return new JourneyApproval(rules.needs(caller), row == null ? null : view(row, caller));
    }

    /** Newest first. @param state word; null: all */
    @Transactional(readOnly = true)
    public CursorPage<ApprovalView> list(@Nullable String state, @Nullable Long cursor, Caller caller) {
        List<String> states = state == null || state.isBlank() ? List.of() : List.of(state);
        List<ApprovalRow> rows = mapper.list(states, cursor == null ? Long.MAX_VALUE : cursor, PAGE + 1);
        List<ApprovalRow> page = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        Set<Long> journeys = page.stream().map(ApprovalRow::journeyId).collect(Collectors.toSet());
        Map<Long, String> names = journeys.isEmpty()
                ? Map.of()
                : mapper.names(journeys).stream()
                        .collect(Collectors.toMap(ApprovalMapper.NameRow::id, ApprovalMapper.NameRow::name));
        Instant now = clock.instant();
        return new CursorPage<>(
                page.stream()
                        .map(row -> ApprovalView.of(row, names.getOrDefault(row.journeyId(), ""), now, key(caller)))
                        .toList(),
                rows.size() > PAGE ? Long.toString(page.get(PAGE - 1).id()) : null);
    }

    /**
     * Asks for approval of the draft as it is now.
     *
     * @param revision the one that the submitter saw
     */
    @Transactional
    public ApprovalView submit(long journeyId, int revision, @Nullable String note, Caller caller) {
        JourneyHead journey = lock(journeyId);
        if (journey.revision() != revision) {
            throw YujianException.conflict("journey.stale-revision", "旅程已被别人修改过，请刷新后再试");
        }
        if (journey.state().equals("archived")) {
            throw YujianException.conflict("journey.archived", "旅程已归档，不能发布；可以复制一份");
        }
        ApprovalRow open = mapper.latest(journeyId);
        if (open != null
                && open.revision() == revision
                && (is(open, ApprovalState.SUBMITTED) || is(open, ApprovalState.APPROVED))) {
            throw YujianException.conflict("approval.open", "这一版已经提交过，请等待审批或直接发布");
        }
        long errors =
                shelf.check(journeyId, null).stream().filter(Problem::isError).count();
        if (errors > 0) {
            throw new YujianException(422, "journey.has-problems", "旅程还有 " + errors + " 个问题，解决后才能提交审批");
        }
        ApprovalRow row = new ApprovalRow(
                ids.next(),
                journeyId,
                revision,
                ApprovalState.SUBMITTED.word(),
                text(note),
                key(caller),
                caller.name(),
                UtcTime.of(clock.instant()),
                null,
                null,
                null,
                "");
        mapper.insert(row);
        record("approval.submit", journey, row.note());
        return view(row, journey.name(), caller);
    }

    /** Whoever submitted it may not decide it. */
    @Transactional
    public ApprovalView decide(long id, ApprovalState to, @Nullable String comment, Caller caller) {
        Locked locked = lockOpen(id);
        if (locked.row().submitter().equals(key(caller))) {
            throw new YujianException(403, "approval.own", "自己提交的旅程要由别人审批");
        }
        String words = text(comment);
        if (to == ApprovalState.SENT_BACK && words.isEmpty()) {
            throw YujianException.invalid("approval.no-comment", "退回时请写明原因，方便对方修改");
        }
        mapper.decide(id, to.word(), caller.name(), UtcTime.of(clock.instant()), words);
        record(to == ApprovalState.APPROVED ? "approval.approve" : "approval.send-back", locked.journey(), words);
        return view(Objects.requireNonNull(mapper.find(id)), locked.journey().name(), caller);
    }

    /** Taken back by who submitted it. */
    @Transactional
    public ApprovalView withdraw(long id, Caller caller) {
        Locked locked = lockOpen(id);
        if (!locked.row().submitter().equals(key(caller))) {
            throw new YujianException(403, "approval.not-own", "只有提交人可以撤回");
        }
        mapper.changeState(id, ApprovalState.WITHDRAWN.word());
        record("approval.withdraw", locked.journey(), "");
        return view(Objects.requireNonNull(mapper.find(id)), locked.journey().name(), caller);
    }

    /** At most three times within 24 hours. */
    @Transactional
    public ApprovalView urge(long id, Caller caller) {
        Locked locked = lockOpen(id);
        Instant now = clock.instant();
        List<Instant> urges = Urges.read(locked.row().urged(), now);
        if (urges.size() >= Urges.MOST) {
            throw YujianException.conflict("approval.urged-enough", "24 小时内最多催办 3 次，请稍后再催");
        }
        urges.add(now);
        mapper.urge(id, Urges.write(urges));
        record("approval.urge", locked.journey(), "第 " + urges.size() + " 次");
        return view(Objects.requireNonNull(mapper.find(id)), locked.journey().name(), caller);
    }

    private record Locked(JourneyHead journey, ApprovalRow row) {}

    private Locked lockOpen(long id) {
        ApprovalRow seen = mapper.find(id);
        if (seen == null) {
            throw YujianException.notFound("approval.not-found", "没有这条审批");
        }
        JourneyHead journey = lock(seen.journeyId());
        ApprovalRow row = Objects.requireNonNull(mapper.find(id));
        if (!is(row, ApprovalState.SUBMITTED)) {
            throw YujianException.conflict("approval.closed", "这条审批已经处理过，或旅程在提交后又有修改");
        }
        return new Locked(journey, row);
    }

    private JourneyHead lock(long journeyId) {
        JourneyHead journey = mapper.lockJourney(journeyId);
        if (journey == null) {
            throw YujianException.notFound("journey.not-found", "旅程不存在");
        }
        return journey;
    }

    private void record(String action, JourneyHead journey, String detail) {
        audit.record(
                action, "journey:" + journey.id(), detail.isEmpty() ? journey.name() : journey.name() + "：" + detail);
    }

    private ApprovalView view(ApprovalRow row, Caller caller) {
        String name = mapper.names(List.of(row.journeyId())).stream()
                .map(ApprovalMapper.NameRow::name)
                .findFirst()
                .orElse("");
        return view(row, name, caller);
    }

    private ApprovalView view(ApprovalRow row, String name, Caller caller) {
        return ApprovalView.of(row, name, clock.instant(), key(caller));
    }

    private static boolean is(ApprovalRow row, ApprovalState state) {
        return row.state().equals(state.word());
    }

    private static String key(Caller caller) {
        return caller.kind().word() + ":" + caller.id();
    }

    private static String text(@Nullable String text) {
        String words = text == null ? "" : text.strip();
        if (words.length() > MAX_TEXT) {
            throw YujianException.invalid("approval.too-long", "最多 " + MAX_TEXT + " 个字");
        }
        return words;
    }
}
