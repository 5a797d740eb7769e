package io.yujian.journey.approval;

import io.yujian.journey.approval.ApprovalMapper.ApprovalRow;
import io.yujian.journey.library.PublishGate;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.security.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets through what was approved as it is now. Called under the lock of the journey. */
@Component
class ApprovalGate implements PublishGate {
    private final ApprovalMapper mapper;
    private final ApprovalRules rules;
    private final CurrentCaller caller;
    private final AuditLog audit;

    ApprovalGate(ApprovalMapper mapper, ApprovalRules rules, CurrentCaller caller, AuditLog audit) {
        this.mapper = mapper;
        this.rules = rules;
        this.caller = caller;
        this.audit = audit;
    }

    @Override
    public void pass(long journeyId, int revision) {
        ApprovalRow row = mapper.latest(journeyId);
        boolean approved = isOf(row, revision, ApprovalState.APPROVED);
        if (!approved && rules.needs(caller.get())) {
            throw YujianException.conflict(
                    "journey.needs-approval",
                    isOf(row, revision, ApprovalState.SUBMITTED) ? "旅程正在等待审批，通过后才能发布" : "发布前需要审批：请先提交审批，通过后再发布");
        }
        if (row != null && row.revision() == revision && isOpen(row)) {
            mapper.changeState(row.id(), ApprovalState.PUBLISHED.word());
        }
    }

    @Override
    public void changed(long journeyId) {
        ApprovalRow row = mapper.latest(journeyId);
        if (row != null && isOpen(row)) {
            mapper.changeState(row.id(), ApprovalState.VOID.word());
            audit.record("approval.void", "journey:" + journeyId, "提交审批后又有修改");
        }
    }

    private static boolean isOpen(ApprovalRow row) {
        return row.state().equals(ApprovalState.SUBMITTED.word()) || row.state().equals(ApprovalState.APPROVED.word());
    }

    private static boolean isOf(@Nullable ApprovalRow row, int revision, ApprovalState state) {
        return row != null && row.revision() == revision && row.state().equals(state.word());
    }
}
