package io.yujian.embedded;

/**
 * An embedded server cannot start, for a reason that the person at the keyboard can understand and remove. Immutable.
 */
public final class EmbeddedStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Words reason;
    private final Words remedy;

    EmbeddedStoreException(Kind kind, Words reason, Words remedy) {
        super(reason.en() + " " + remedy.en());
        this.kind = kind;
        this.reason = reason;
        this.remedy = remedy;
    }

    EmbeddedStoreException(Kind kind, Words reason, Words remedy, Throwable cause) {
        this(kind, reason, remedy);
        initCause(cause);
    }

    /** What went wrong, for code that decides. */
    public Kind kind() {
        return kind;
    }

    /** One plain sentence that says what is wrong. */
    public Words reason() {
        return reason;
    }

    /** One plain sentence that says what to do about it. */
    public Words remedy() {
        return remedy;
    }

    /** The kinds of trouble that have their own way out. */
    public enum Kind {
        PORT_BUSY,
        DISK_FULL,
        DATA_IN_USE,
        DATA_DAMAGED,
        NOT_WRITABLE,
        NO_BINARY,
        NOT_STARTED
    }

    /**
     * The same sentence in both languages of the product.
     *
     * @param zh Chinese
     * @param en English
     */
    public record Words(String zh, String en) implements java.io.Serializable {}
}
