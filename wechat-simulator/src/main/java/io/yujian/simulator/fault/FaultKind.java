package io.yujian.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What goes wrong. The first group spoils API answers, the second callbacks. */
public enum FaultKind {
    /** The answer comes {@code latencyMillis} later. */
    LATENCY(true),
    /** No answer at all for a minute. */
    HANG(true),
    /** HTTP 500 with a short text. */
    HTTP500(true),
    /** HTTP 200 with bytes that are no JSON. */
    GARBAGE(true),
    /** HTTP 200 with an HTML page, as a proxy shows it. */
    HTML(true),
    /** The right JSON, cut in the middle. */
    TRUNCATED(true),
    /** The connection is closed without an answer. */
    RESET(true),
    /** The given {@code errcode}. */
    ERRCODE(true),

    /** The callback is never sent. */
    LOSE(false),
    /** The callback is sent once more after it was delivered. */
    DUPLICATE(false),
    /** The callback is sent {@code latencyMillis} later, so that later ones overtake it. */
    DELAY(false),
    WRONG_SIGNATURE(false),
    /** The encrypted mode's msg_signature is missing. */
    NO_MSG_SIGNATURE(false),
    /** Ciphertext damaged after signing: the signature fits, the content cannot be opened. */
    CORRUPT(false),
    /** Another app id inside the ciphertext, all signatures right. */
    WRONG_APPID(false),
    /** A body of two megabytes. */
    OVERSIZE(false);

    private final boolean api;

    FaultKind(boolean api) {
        this.api = api;
    }

    /** Whether it spoils API answers (else callbacks). */
    public boolean api() {
        return api;
    }

    @JsonCreator
    public static FaultKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
