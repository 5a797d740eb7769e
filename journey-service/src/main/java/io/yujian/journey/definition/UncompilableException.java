package io.yujian.journey.definition;

/** A definition that cannot run on this node: unknown type, unreadable configuration. The message is for the log. */
public class UncompilableException extends RuntimeException {
    public UncompilableException(String message) {
        super(message);
    }

    public UncompilableException(String message, Throwable cause) {
        super(message, cause);
    }
}
