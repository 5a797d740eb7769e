package io.yujian.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of pf_audit. */
record AuditRow(
        long id,
        Instant at,
        String actorKind,
        String actorId,
        String actorName,
        String action,
        String subject,
        String detail,
        @Nullable String ip,
        @Nullable String traceId) {}
