package io.yujian.gateway.link;

import io.yujian.platform.duty.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Forgets short links whose messages nobody opens any more, in small steps. */
@Component
class OldLinks implements Duty {
    private static final int STEP = 1_000;
    private final Links links;
    private final InstantSource clock;
    private final Duration keep;

    OldLinks(Links links, InstantSource clock, @Value("${yujian.links.keep:365d}") Duration keep) {
        this.links = links;
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "old-links";
    }

    @Override
    public String cron() {
        return "0 40 4 * * *";
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(keep);
        int deleted;
        do {
            deleted = links.forget(before);
        } while (deleted == STEP);
    }
}
