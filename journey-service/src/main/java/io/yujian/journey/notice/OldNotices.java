package io.yujian.journey.notice;

import io.yujian.platform.duty.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Forgets notices after a month, in small steps. */
@Component
class OldNotices implements Duty {
    private static final Duration KEEP = Duration.ofDays(30);
    private static final int STEP = 1_000;
    private final NoticeBoard board;
    private final InstantSource clock;

    OldNotices(NoticeBoard board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-notices";
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
            deleted = board.forget(before, STEP);
        } while (deleted == STEP);
    }
}
