package io.yujian.simulator.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How callbacks are written: in the clear, in the clear with a ciphertext beside it, or ciphertext only. */
public enum CallbackMode {
    PLAINTEXT,
    COMPATIBLE,
    SAFE;

    @JsonCreator
    public static CallbackMode of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
