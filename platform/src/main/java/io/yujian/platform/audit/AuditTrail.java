package io.yujian.platform.audit;

import io.yujian.platform.id.Ids;
import io.yujian.platform.observability.Masked;
import io.yujian.platform.observability.Trace;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.web.CursorPage;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The audit log in the database. Rows are written in the caller's transaction: what is rolled back was not done. */
@Service
public class AuditTrail implements AuditLog {
    private static final int PAGE = 50;
    private static final int LONGEST_DETAIL = 1000;

    private final AuditMapper mapper;
    private final CurrentCaller current;
    private final Ids ids;
    private final InstantSource time;

    AuditTrail(AuditMapper mapper, CurrentCaller current, Ids ids, InstantSource time) {
        this.mapper = mapper;
        this.current = current;
        this.ids = ids;
        this.time = time;
    }

    @Override
    public void record(String action, String subject, String detail) {
        recordAs(current.get(), action, subject, detail);
    }

    /** As {@link #record}, for the moments in which the actor is not yet in the request, such as signing in. */
    public void recordAs(Caller actor, String action, String subject, String detail) {
        String masked = Masked.line(detail);
        mapper.insert(new AuditRow(
                ids.next(),
                time.instant(),
                actor.kind().word(),
                actor.id(),
                actor.name(),
                action,
                subject,
                masked.length() <= LONGEST_DETAIL ? masked : masked.substring(0, LONGEST_DETAIL - 1) + "…",
                address(),
                Trace.current().orElse(null)));
    }

    /**
     * Newest first.
     *
     * @param cursor of the page before; null for the first
     * @param action beginning of the action; null for all
     * @param subject beginning of the subject; null for all
     */
    public CursorPage<AuditView> page(@Nullable Long cursor, @Nullable String action, @Nullable String subject) {
        List<AuditRow> rows = mapper.before(
                cursor == null ? Long.MAX_VALUE : cursor, beginning(action), beginning(subject), PAGE + 1);
        List<AuditView> items = rows.stream().limit(PAGE).map(AuditView::of).toList();
        return new CursorPage<>(items, rows.size() > PAGE ? items.get(PAGE - 1).id() : null);
    }

    private static String beginning(@Nullable String text) {
        return text == null ? "%" : text.replaceAll("([!%_])", "!$1") + "%";
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
