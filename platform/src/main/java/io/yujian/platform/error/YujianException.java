package io.yujian.platform.error;

import org.jspecify.annotations.Nullable;

/**
 * A request that is refused at an edge: missing, forbidden, conflicting or malformed. Becomes RFC 9457 problem details
 * with {@code code} as stable machine word and {@code detail} as a sentence that an operator understands.
 */
public class YujianException extends RuntimeException {
    private final int status;
    private final String code;
    private final transient @Nullable Record extension;

    /**
     * @param status HTTP status, 4xx or 5xx
     * @param code stable string such as {@code journey.not-found}; never renamed once released
     * @param detail plain Chinese sentence, says what to do; no secrets
     */
    public YujianException(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    /**
     * @param extension its components become further members of the problem, such as {@code problems} of a definition
     *     that cannot be published; null for none
     */
    public YujianException(int status, String code, String detail, @Nullable Record extension) {
        super(detail);
        this.status = status;
        this.code = code;
        this.extension = extension;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable Record extension() {
        return extension;
    }

    public static YujianException notFound(String code, String detail) {
        return new YujianException(404, code, detail);
    }

    public static YujianException invalid(String code, String detail) {
        return new YujianException(400, code, detail);
    }

    public static YujianException conflict(String code, String detail) {
        return new YujianException(409, code, detail);
    }
}
