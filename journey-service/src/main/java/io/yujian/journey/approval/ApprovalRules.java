package io.yujian.journey.approval;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.security.Caller;
import io.yujian.platform.time.UtcTime;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether journeys need approval; nobody does until somebody says so. */
@Component
public class ApprovalRules {
    /** Who has it may approve what others have submitted. */
    static final String RIGHT = "journeys:approve";

    private final ApprovalMapper mapper;
    private final InstantSource clock;
    private final AuditLog audit;

    ApprovalRules(ApprovalMapper mapper, InstantSource clock, AuditLog audit) {
        this.mapper = mapper;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public ApprovalNeed read() {
        String word = mapper.needed();
        return word == null ? ApprovalNeed.NEVER : ApprovalNeed.of(word);
    }

    @Transactional
    public ApprovalNeed change(ApprovalNeed need, String by) {
        mapper.writeNeeded(need.word(), UtcTime.of(clock.instant()), by);
        audit.record("approval-rule.change", "approval-rule", need.word());
        return need;
    }

    /** What nobody asks for, as the demo's own journeys, needs none. */
    boolean needs(Caller caller) {
        if (caller.kind() == Caller.Kind.SYSTEM) {
            return false;
        }
        return switch (read()) {
            case NEVER -> false;
            case OTHERS -> !caller.may(RIGHT);
            case ALWAYS -> true;
        };
    }
}
