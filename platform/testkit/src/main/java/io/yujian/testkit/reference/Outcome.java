package io.yujian.testkit.reference;

/** What became of a message, as far as a journey cares. */
public enum Outcome {
    SENT,
    /** Refused, or not sent at all. */
    FAILED,
    UNKNOWN
}
