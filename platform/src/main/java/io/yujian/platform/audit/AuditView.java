package io.yujian.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param action stable word
 * @param subject what was changed
 * @param traceId finds the request in the logs
 */
public record AuditView(
        String id,
        Instant at,
        Actor actor,
        String action,
        String subject,
        String detail,
        @Nullable String ip,
        @Nullable String traceId) {

    /** @param kind {@code user}, {@code key} or {@code system} */
    public record Actor(String kind, String id, String name) {}

    static AuditView of(AuditRow row) {
        return new AuditView(
                Long.toString(row.id()),
                row.at(),
                new Actor(row.actorKind(), row.actorId(), row.actorName()),
                row.action(),
                row.subject(),
                row.detail(),
                row.ip(),
                row.traceId());
    }
}
