package io.yujian.journey.engine;

import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.member.EventDemand;
import org.springframework.stereotype.Component;

/** What published journeys start by, wait for, end by or have as their goal. */
@Component
class JourneyDemand implements EventDemand {
    private final JourneySource journeys;

    JourneyDemand(JourneySource journeys) {
        this.journeys = journeys;
    }

    @Override
    public boolean wanted(String eventType) {
        Live live = journeys.current();
        return live.awaits(eventType) || live.startsBy(eventType) || live.endsWaiting(eventType);
    }
}
