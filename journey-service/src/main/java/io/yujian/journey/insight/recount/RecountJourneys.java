package io.yujian.journey.insight.recount;

import io.yujian.platform.duty.Duty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Every night, one journey at a time; one that is too large for a short transaction is left alone and named. */
@Component
class RecountJourneys implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(RecountJourneys.class);
    private final RecountMapper mapper;
    private final RecountJourney recount;

    RecountJourneys(RecountMapper mapper, RecountJourney recount) {
        this.mapper = mapper;
        this.recount = recount;
    }

    @Override
    public String name() {
        return "journey-recount";
    }

    @Override
    public String cron() {
        return "0 40 3 * * *";
    }

    @Override
    public void run() {
        for (long journey : mapper.journeys()) {
            try {
                recount.recount(journey);
            } catch (DataAccessException e) {
                LOG.warn("journey was not recounted, its numbers stay as they are: journeyId={}", journey, e);
            }
        }
    }
}
