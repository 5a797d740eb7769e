package io.yujian.journey.library;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.wakeup.Wakeups;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pauses, resumes and archives journeys; every node knows within a second. */
@Component
public class ChangeStanding {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeStanding.class);
    private final JourneyMapper mapper;
    private final JourneyDrafts drafts;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Wakeups wakeups;

    ChangeStanding(JourneyMapper mapper, JourneyDrafts drafts, InstantSource clock, AuditLog audit, Wakeups wakeups) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.clock = clock;
        this.audit = audit;
        this.wakeups = wakeups;
    }

    /** Holds everybody where they stand; nobody enters. Doing it twice changes nothing. */
    @Transactional
    public void pause(long id) {
        change(id, JourneyState.RUNNING, JourneyState.PAUSED, false, "journey.pause");
    }

    /** Lets everybody go on, spread over time. Doing it twice changes nothing. */
    @Transactional
    public void resume(long id) {
        change(id, JourneyState.PAUSED, JourneyState.RUNNING, true, "journey.resume");
    }

    /** For good: who is inside leaves. */
    @Transactional
    public void archive(long id) {
        JourneyRow row = drafts.lock(id);
        if (JourneyState.of(row.state()) != JourneyState.ARCHIVED) {
            write(row, JourneyState.ARCHIVED, row.publishedVersion() > 0, "journey.archive");
        }
    }

    private void change(long id, JourneyState from, JourneyState to, boolean unsettled, String action) {
        JourneyRow row = drafts.lock(id);
        JourneyState now = JourneyState.of(row.state());
        if (now == to) {
            return;
        }
        if (now != from) {
            throw YujianException.conflict("journey.wrong-state", "旅程现在的状态不能这样操作");
        }
        write(row, to, unsettled, action);
    }

    private void write(JourneyRow row, JourneyState to, boolean unsettled, String action) {
        mapper.changeState(row.id(), to.word(), row.publishedVersion(), unsettled, UtcTime.of(clock.instant()));
        audit.record(action, "journey:" + row.id(), row.name());
        wakeups.nudge(LiveJourneys.TOPIC);
        LOG.info("journey changed: journeyId={} state={}", row.id(), to.word());
    }
}
