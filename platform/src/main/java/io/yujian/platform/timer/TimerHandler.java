package io.yujian.platform.timer;

import java.util.Collection;
import java.util.List;

/** The one owner of runs (journey-service). */
public interface TimerHandler {
    /**
     * Wakes runs inside the claim's transaction. Customers that another transaction holds are skipped
     * ({@code SKIP LOCKED}); their timers stay for the next round.
     *
     * @return ids of the timers that are done (also those that turned out to be stale); only they are deleted
     */
    Collection<Long> fire(List<Timer> due);

    /**
     * The run of this timer failed five times on its own, in transactions of their own: set it aside with the reason.
     * The timer is deleted by the caller in the same transaction.
     */
    void setAside(Timer timer, String reason);
}
