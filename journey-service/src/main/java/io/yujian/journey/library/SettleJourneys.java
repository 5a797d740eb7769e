package io.yujian.journey.library;

import io.yujian.journey.engine.Settling;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Brings the runs of resumed and archived journeys to where they belong, until nothing is left of it. */
@Component
class SettleJourneys implements Duty {
    /** Other nodes may have held a run by what they knew of the journey a moment ago. */
    private static final Duration ALL_NODES_KNOW = Duration.ofSeconds(30);

    private final JourneyMapper mapper;
    private final Settling settling;
    private final InstantSource clock;

    SettleJourneys(JourneyMapper mapper, Settling settling, InstantSource clock) {
        this.mapper = mapper;
        this.settling = settling;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journey-settle";
    }

    @Override
    public String cron() {
        return "*/5 * * * * *";
    }

    @Override
    public void run() {
        for (JourneyMapper.UnsettledRow journey : mapper.unsettled()) {
            boolean nothingLeft = settling.settle(journey.id());
            Duration age = Duration.between(UtcTime.toInstant(journey.since()), clock.instant());
            if (nothingLeft && age.compareTo(ALL_NODES_KNOW) > 0) {
                mapper.settled(journey.id(), journey.since());
            }
        }
    }
}
