package io.yujian.journey.coverage;

import io.yujian.platform.duty.Duty;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.platform.pressure.BackPressure.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Counts who is in no journey: a pass over all customers, begun anew ten minutes after the last one, in short ranges. */
@Component
class CountCoverage implements Duty {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private final Coverage coverage;
    private final BackPressure pressure;
    private final InstantSource clock;

    CountCoverage(Coverage coverage, BackPressure pressure, InstantSource clock) {
        this.coverage = coverage;
        this.pressure = pressure;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journey-coverage";
    }

    @Override
    public String cron() {
        return "35 * * * * *";
    }

    @Override
    public void run() {
        Instant counted = coverage.view().countedAt();
        if (counted != null && counted.plus(FRESH).isAfter(clock.instant())) {
            return;
        }
        long until = System.nanoTime() + AT_ONCE.toNanos();
        while (System.nanoTime() < until && !pressure.isAtLeast(Level.STOP_BULK_ENTRY)) {
            if (coverage.countOn()) {
                return;
            }
        }
    }
}
