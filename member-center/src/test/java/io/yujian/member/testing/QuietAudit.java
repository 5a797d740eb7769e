package io.yujian.member.testing;

import io.yujian.platform.audit.AuditLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Remembers what was audited. */
@Primary
@Component
public class QuietAudit implements AuditLog {
    public final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void record(String action, String subject, String detail) {
        lines.add(action + " " + subject + " " + detail);
    }
}
