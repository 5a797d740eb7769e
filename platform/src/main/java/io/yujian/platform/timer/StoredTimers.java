package io.yujian.platform.timer;

import io.yujian.platform.wakeup.Wakeups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Timers as rows of {@code pf_timer}. */
@Component
class StoredTimers implements Timers {
    private final TimerRows rows;
    private final Wakeups wakeups;
    private final InstantSource clock;

    StoredTimers(TimerRows rows, Wakeups wakeups, InstantSource clock) {
        this.rows = rows;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void schedule(List<Timer> timers) {
        if (timers.isEmpty()) {
            return;
        }
        rows.insert(timers);
        Instant now = clock.instant();
        for (byte lane = 0; lane <= 1; lane++) {
            byte wanted = lane;
            if (timers.stream()
                    .anyMatch(timer -> timer.lane() == wanted && !timer.dueAt().isAfter(now))) {
                wakeups.nudgeOne(topic(lane));
            }
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(List<Timer> timers) {
        if (!timers.isEmpty()) {
            rows.delete(timers);
        }
    }

    static String topic(byte lane) {
        return "timer:" + lane;
    }
}
