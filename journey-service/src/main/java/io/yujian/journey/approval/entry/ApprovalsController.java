package io.yujian.journey.approval.entry;

import io.yujian.journey.approval.ApprovalNeed;
import io.yujian.journey.approval.ApprovalRules;
import io.yujian.journey.approval.ApprovalState;
import io.yujian.journey.approval.ApprovalView;
import io.yujian.journey.approval.Approvals;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks for approval and gives it. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class ApprovalsController {
    private final Approvals approvals;
    private final ApprovalRules rules;
    private final CurrentCaller caller;

    ApprovalsController(Approvals approvals, ApprovalRules rules, CurrentCaller caller) {
        this.approvals = approvals;
        this.rules = rules;
        this.caller = caller;
    }

    record SubmitApprovalRequest(int revision, @Nullable String note) {}

    record DecideRequest(@Nullable String comment) {}

    /** @param needed {@code never}, {@code others}: whoever may not approve, {@code always}: everybody */
    record ApprovalRuleView(@NotBlank String needed) {}

    @GetMapping("/approvals")
    @Allowed("journeys:read")
    CursorPage<ApprovalView> listApprovals(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long cursor) {
        return approvals.list(state, cursor, caller.get());
    }

    @GetMapping("/journeys/{id}/approval")
    @Allowed("journeys:read")
    Approvals.JourneyApproval readApproval(@PathVariable long id) {
        return approvals.of(id, caller.get());
    }

    @PostMapping("/journeys/{id}/approval")
    @Allowed("journeys:write")
    @ResponseStatus(HttpStatus.CREATED)
    ApprovalView submitForApproval(@PathVariable long id, @RequestBody SubmitApprovalRequest request) {
        return approvals.submit(id, request.revision(), request.note(), caller.get());
    }

    @PostMapping("/approvals/{id}/approve")
    @Allowed("journeys:approve")
    ApprovalView approve(@PathVariable long id, @RequestBody(required = false) @Nullable DecideRequest request) {
        return approvals.decide(id, ApprovalState.APPROVED, request == null ? null : request.comment(), caller.get());
    }

    @PostMapping("/approvals/{id}/send-back")
    @Allowed("journeys:approve")
    ApprovalView sendBack(@PathVariable long id, @RequestBody(required = false) @Nullable DecideRequest request) {
        return approvals.decide(id, ApprovalState.SENT_BACK, request == null ? null : request.comment(), caller.get());
    }

    @PostMapping("/approvals/{id}/withdraw")
    @Allowed("journeys:write")
    ApprovalView withdrawApproval(@PathVariable long id) {
        return approvals.withdraw(id, caller.get());
    }

    @PostMapping("/approvals/{id}/urge")
    @Allowed("journeys:write")
    ApprovalView urgeApproval(@PathVariable long id) {
        return approvals.urge(id, caller.get());
    }

    @GetMapping("/approval-rule")
    @Allowed("journeys:read")
    ApprovalRuleView readApprovalRule() {
        return new ApprovalRuleView(rules.read().word());
    }

    @PutMapping("/approval-rule")
    @Allowed("users:write")
    ApprovalRuleView changeApprovalRule(@Valid @RequestBody ApprovalRuleView request) {
        return new ApprovalRuleView(
                rules.change(ApprovalNeed.asked(request.needed()), caller.get().name())
                        .word());
    }
}
