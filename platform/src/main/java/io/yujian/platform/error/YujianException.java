package io.yujian.platform.error;

/**
 * A request that is refused at an edge: missing, forbidden, conflicting or malformed. Becomes RFC 9457 problem details
 * with {@code code} as stable machine word and {@code detail} as a sentence that an operator understands.
 */
public class YujianException extends RuntimeException {
    private final int status;
    private final String code;

    /**
     * @param status HTTP status, 4xx or 5xx
     * @param code stable string such as {@code journey.not-found}; never renamed once released
     * @param detail plain Chinese sentence, says what to do; no secrets
     */
    public YujianException(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
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
