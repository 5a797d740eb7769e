package io.yujian.journey.retention;

import io.yujian.platform.duty.Duty;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Every night: forgets old runs of all journeys, and orders that nobody will tell again. */
@Component
class OldRuns implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(OldRuns.class);
    private static final Duration ORDERS = Duration.ofDays(400);
    private static final int STEP = 1_000;
    private final RetentionMapper mapper;
    private final ForgetRuns forget;
    private final InstantSource clock;

    OldRuns(RetentionMapper mapper, ForgetRuns forget, InstantSource clock) {
        this.mapper = mapper;
        this.forget = forget;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journey-retention";
    }

    @Override
    public String cron() {
        return "0 50 4 * * *";
    }

    @Override
    public void run() {
        for (long journey : mapper.journeys()) {
            int gone = forget.forget(journey);
            if (gone > 0) {
                LOG.info("old runs are forgotten, their numbers stay: journeyId={} runs={}", journey, gone);
            }
        }
        int deleted;
        do {
            deleted = mapper.deleteOrders(UtcTime.of(clock.instant().minus(ORDERS)));
        } while (deleted == STEP);
        do {
            deleted = mapper.deleteRefunds(UtcTime.of(clock.instant().minus(ORDERS)));
        } while (deleted == STEP);
    }
}
