package io.yujian.gateway.fanmenu;

import io.yujian.platform.duty.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Forgets wishes after a month, in small steps. */
@Component
class OldFanMenus implements Duty {
    static final int STEP = 1_000;
    private static final Duration KEEP = Duration.ofDays(30);
    private final FanMenuWishes wishes;
    private final InstantSource clock;

    OldFanMenus(FanMenuWishes wishes, InstantSource clock) {
        this.wishes = wishes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-fan-menus";
    }

    @Override
    public String cron() {
        return "0 55 4 * * *";
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(KEEP);
        int deleted;
        do {
            deleted = wishes.forget(before);
        } while (deleted == STEP);
    }
}
