package io.yujian.platform.timer;

import java.util.List;

/** Durable timers; both methods work in the caller's transaction, with one statement for any number. */
public interface Timers {
    /** Timers that are due within the second are looked at right after the commit, on this node. */
    void schedule(List<Timer> timers);

    /** Deletes by full key; timers that are gone already are ignored. */
    void cancel(List<Timer> timers);
}
