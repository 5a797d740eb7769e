package io.yujian.journey.webhook;

/** State of a call; the order is what is stored and never changes. */
public enum CallState {
    /** Not tried yet, or to be tried again. */
    PLANNED,
    /** Answered with success. */
    OK,
    /** Refused for good. */
    FAILED,
    /** No success within its time and tries. */
    GIVEN_UP;

    static CallState of(int stored) {
        return values()[stored];
    }
}
