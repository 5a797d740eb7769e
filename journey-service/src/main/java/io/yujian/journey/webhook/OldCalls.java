package io.yujian.journey.webhook;

import io.yujian.platform.duty.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Forgets calls after a month, in small steps. */
@Component
class OldCalls implements Duty {
    static final int STEP = 1_000;
    private static final Duration KEEP = Duration.ofDays(30);
    private final Calls calls;
    private final InstantSource clock;

    OldCalls(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-webhook-calls";
    }

    @Override
    public String cron() {
        return "0 50 4 * * *";
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(KEEP);
        int deleted;
        do {
            deleted = calls.forget(before);
        } while (deleted == STEP);
    }
}
