package io.yujian.platform.audit;

/** Writes down what people (and keys) changed, in the caller's transaction. The acting user comes from the request. */
public interface AuditLog {
    /**
     * @param action stable word such as {@code journey.publish}
     * @param subject what was changed, such as {@code journey:123}
     * @param detail plain sentence without secrets or full phone numbers; may be empty
     */
    void record(String action, String subject, String detail);
}
