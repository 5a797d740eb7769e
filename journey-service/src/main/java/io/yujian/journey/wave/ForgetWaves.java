package io.yujian.journey.wave;

import io.yujian.platform.duty.Duty;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Forgets waves ninety days after they ended. */
@Component
class ForgetWaves implements Duty {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int CHUNK = 1_000;
    private final WaveRows rows;
    private final InstantSource clock;

    ForgetWaves(WaveRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journey-forget-waves";
    }

    @Override
    public String cron() {
        return "0 25 4 * * *";
    }

    @Override
    public void run() {
        while (rows.forget(clock.instant().minus(KEPT), CHUNK) == CHUNK) {
            // each round is a transaction of its own
        }
    }
}
