package io.yujian.platform.observability;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The trace id of what this thread works on: 32 hex digits as in W3C Trace Context, in the MDC as {@code traceId}. A
 * worker that takes up stored work opens the id that was stored with it, so that one search in the logs shows the way
 * from callback to send.
 *
 * <pre>{@code try (var scope = Trace.open(row.traceId())) { … }}</pre>
 */
public final class Trace {
    /** Name in the MDC and in JSON logs. */
    public static final String KEY = "traceId";

    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String NONE = "0".repeat(32);

    private Trace() {}

    /** Id of the work at hand; empty outside of any. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    /** Id of the work at hand, or a new one (which is not opened). */
    public static String currentOrNew() {
        return current().orElseGet(Trace::newId);
    }

    public static String newId() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        bytes[15] |= 1;
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * The id that a caller sent.
     *
     * @param traceparent header of W3C Trace Context, possibly nonsense
     */
    static Optional<String> fromHeader(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher matcher = PARENT.matcher(traceparent.trim());
        return matcher.matches() && !matcher.group(1).equals(NONE) ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Works under this id until the scope is closed; then the former id is back.
     *
     * @param id 32 hex digits; anything else, also null, gets a new id
     */
    public static Scope open(@Nullable String id) {
        String former = MDC.get(KEY);
        MDC.put(KEY, id != null && ID.matcher(id).matches() ? id : newId());
        return new Scope(former);
    }

    /** Closed by the thread that opened it. */
    public static final class Scope implements AutoCloseable {
        private final @Nullable String former;

        private Scope(@Nullable String former) {
            this.former = former;
        }

        @Override
        public void close() {
            if (former == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, former);
            }
        }
    }
}
