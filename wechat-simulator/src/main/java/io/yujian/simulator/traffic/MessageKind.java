package io.yujian.simulator.traffic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way by which something reached a fan. */
public enum MessageKind {
    CUSTOM,
    TEMPLATE,
    SUBSCRIBE,
    PASSIVE,
    TYPING;

    @JsonCreator
    public static MessageKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
