package io.yujian.gateway;

/** State of a message, or of one try in its chain. planned = sent + refused + not sent + unknown, always. */
public enum SendState {
    PLANNED,
    SENDING,
    /** The platform accepted it. */
    SENT,
    /** The platform said later that it arrived. */
    DELIVERED,
    /** The platform said no; the reason is its answer. */
    REFUSED,
    /** Nobody can know whether it went out; counts as sent, never repeated blindly. */
    UNKNOWN,
    /** We did not send: capped, quiet, no window, no credit, stopped, expired, … */
    NOT_SENT;

    /** True when the message will not change by our own doing any more. */
    public boolean terminal() {
        return this != PLANNED && this != SENDING;
    }
}
