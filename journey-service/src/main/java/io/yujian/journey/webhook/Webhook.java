package io.yujian.journey.webhook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outside address with its secrets open; never leaves this package.
 *
 * @param kind {@link #HTTP} or {@link #ROBOT}
 * @param secret signs bodies; null: not signed
 */
record Webhook(
        long id,
        String name,
        String kind,
        String url,
        Map<String, String> headers,
        @Nullable String secret,
        boolean enabled) {
    /** Any address that takes JSON. */
    static final String HTTP = "http";
    /** Robot of a WeCom group: answers 200 also when it refuses. */
    static final String ROBOT = "wecom-robot";

    boolean isRobot() {
        return kind.equals(ROBOT);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Webhook[" + id + " " + name + "]";
    }
}
