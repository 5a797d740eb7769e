package io.yujian.member;

/**
 * Says whether anybody listens to an event that this module's own work causes. What nobody listens to is written to the
 * timeline at once, instead of taking the way through the inbox.
 */
public interface EventDemand {
    /** Fast; asked for each change. At most a second behind. */
    boolean wanted(String eventType);
}
