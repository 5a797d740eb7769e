package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.journey.approval.ApprovalNeed;
import io.yujian.journey.approval.ApprovalRules;
import io.yujian.journey.approval.ApprovalState;
import io.yujian.journey.approval.ApprovalView;
import io.yujian.journey.approval.Approvals;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.library.JourneyDrafts;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PublishJourney;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.CallerAuthentication;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;

/** Another pair of eyes before publishing. */
@ModuleTest
class ApprovalsIT {
    private static final Caller ANN =
            Caller.user(1, "安", List.of("journeys:read", "journeys:write", "journeys:publish"));
    private static final Caller BOSS =
            Caller.user(2, "主管", List.of("journeys:read", "journeys:write", "journeys:publish", "journeys:approve"));

    @Autowired
    Approvals approvals;

    @Autowired
    ApprovalRules rules;

    @Autowired
    JourneyDrafts drafts;

    @Autowired
    JourneyShelf shelf;

    @Autowired
    PublishJourney publishing;

    @Autowired
    Street street;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void asBefore() {
        rules.change(ApprovalNeed.NEVER, "测试");
        SecurityContextHolder.clearContext();
        clock.reset();
    }

    private static void as(Caller caller) {
        SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(caller));
    }

    private long draft(String name) {
        return drafts.create(
                name,
                street.json(Drawings.on("custom-event", "{'name':'approved'}")
                        .pause("n1", "P1D", "")
                        .draw()));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private int publish(long id) {
        return publishing.publish(id, shelf.get(id).revision(), "测试");
    }

    @Test
    void shouldPublishOnlyWhatSomebodyElseHasApproved() {
        rules.change(ApprovalNeed.ALWAYS, "测试");
        long id = draft("要审批");
        as(ANN);
        refused("journey.needs-approval", () -> publish(id));
        ApprovalView asked = approvals.submit(id, 1, "请看", ANN);
        refused("journey.needs-approval", () -> publish(id));
        refused("approval.own", () -> approvals.decide(Long.parseLong(asked.id()), ApprovalState.APPROVED, "", ANN));

        assertThat(approvals
                        .decide(Long.parseLong(asked.id()), ApprovalState.APPROVED, "好", BOSS)
                        .state())
                .isEqualTo("approved");
        refused(
                "approval.closed",
                () -> approvals.decide(Long.parseLong(asked.id()), ApprovalState.SENT_BACK, "晚了", BOSS));
        assertThat(publish(id)).isEqualTo(1);
        assertThat(approvals.of(id, ANN).approval())
                .satisfies(a -> assertThat(a.state()).isEqualTo("published"));
        refused("journey.needs-approval", () -> publish(id));
    }

    @Test
    void shouldVoidWhatIsChangedAfterItWasSubmitted() {
        rules.change(ApprovalNeed.ALWAYS, "测试");
        long id = draft("又改了");
        as(ANN);
        ApprovalView asked = approvals.submit(id, 1, null, ANN);
        approvals.decide(Long.parseLong(asked.id()), ApprovalState.APPROVED, null, BOSS);
        drafts.change(id, "改名", null, 1);
        refused("journey.needs-approval", () -> publish(id));
        assertThat(approvals.of(id, ANN).approval())
                .satisfies(a -> assertThat(a.state()).isEqualTo("void"));
        refused("journey.stale-revision", () -> approvals.submit(id, 1, null, ANN));
        assertThat(approvals.submit(id, 2, null, ANN).state()).isEqualTo("submitted");
        refused("approval.open", () -> approvals.submit(id, 2, null, BOSS));
    }

    @Test
    void shouldSendBackWithAReasonAndTakeItAgain() {
        rules.change(ApprovalNeed.OTHERS, "测试");
        long id = draft("退回");
        ApprovalView asked = approvals.submit(id, 1, null, ANN);
        long no = Long.parseLong(asked.id());
        refused("approval.no-comment", () -> approvals.decide(no, ApprovalState.SENT_BACK, " ", BOSS));
        assertThat(approvals.decide(no, ApprovalState.SENT_BACK, "文案太长", BOSS).comment())
                .isEqualTo("文案太长");
        refused("approval.closed", () -> approvals.withdraw(no, ANN));
        long again = Long.parseLong(approvals.submit(id, 1, null, ANN).id());
        refused("approval.not-own", () -> approvals.withdraw(again, BOSS));
        assertThat(approvals.withdraw(again, ANN).state()).isEqualTo("withdrawn");
    }

    @Test
    void shouldBeUrgedThreeTimesADay() {
        long id = draft("催一下");
        long no = Long.parseLong(approvals.submit(id, 1, null, ANN).id());
        for (int i = 1; i <= 3; i++) {
            assertThat(approvals.urge(no, ANN).urged()).isEqualTo(i);
            clock.advance(Duration.ofHours(1));
        }
        refused("approval.urged-enough", () -> approvals.urge(no, ANN));
        clock.advance(Duration.ofHours(21));
        assertThat(approvals.urge(no, ANN).urged()).isEqualTo(3);
    }

    @Test
    void shouldAskNobodyWhereTheRuleSaysSo() {
        rules.change(ApprovalNeed.OTHERS, "测试");
        long id = draft("有权");
        as(BOSS);
        assertThat(publish(id)).isEqualTo(1);
        as(ANN);
        refused("journey.needs-approval", () -> publish(id));
        rules.change(ApprovalNeed.NEVER, "测试");
        assertThat(publish(id)).isEqualTo(2);
        refused("journey.has-problems", () -> approvals.submit(drafts.create("空的", null), 1, null, ANN));
    }

    @Test
    void shouldWriteEveryStepDown() {
        long id = draft("留痕");
        long no = Long.parseLong(approvals.submit(id, 1, null, ANN).id());
        approvals.urge(no, ANN);
        approvals.decide(no, ApprovalState.APPROVED, null, BOSS);
        drafts.change(id, "留痕二", null, 1);
        assertThat(jdbc.queryForList(
                        "SELECT action FROM pf_audit WHERE subject=? AND action LIKE 'approval.%' ORDER BY id",
                        String.class, "journey:" + id))
                .containsExactly("approval.submit", "approval.urge", "approval.approve", "approval.void");
    }
}
