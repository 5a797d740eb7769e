package io.yujian.platform.audit.entry;

import io.yujian.platform.audit.AuditTrail;
import io.yujian.platform.audit.AuditView;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows who changed what, newest first. */
@RestController
@RequestMapping("/api/v1/audit")
@ConditionalOnRole(Role.ADMIN)
class AuditController {
    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @Allowed("audit:read")
    CursorPage<AuditView> listAudit(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject) {
        return trail.page(cursor, action, subject);
    }
}
