package io.yujian.journey.library;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.wakeup.Wakeups;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
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

    /** Nobody enters from now on. Another mode may follow; doing it twice changes nothing. */
    @Transactional
    public void pause(long id, PauseMode mode) {
        JourneyRow row = drafts.lock(id);
        JourneyState now = JourneyState.of(row.state());
        if (now == JourneyState.PAUSED && PauseMode.of(row.pauseMode()) == mode) {
            return;
        }
        if (now != JourneyState.RUNNING && now != JourneyState.PAUSED) {
            throw wrongState();
        }
        // Whoever was held goes on or leaves when the journey drains or stops.
        write(row, JourneyState.PAUSED, mode != PauseMode.HOLD, mode, "journey.pause");
    }

    /** Lets everybody in again, and whoever is held go on, spread over time. Doing it twice changes nothing. */
    @Transactional
    public void resume(long id) {
        JourneyRow row = drafts.lock(id);
        JourneyState now = JourneyState.of(row.state());
        if (now == JourneyState.RUNNING) {
            return;
        }
        if (now != JourneyState.PAUSED) {
            throw wrongState();
        }
        write(row, JourneyState.RUNNING, true, null, "journey.resume");
    }

    /** For good: who is inside leaves. */
    @Transactional
    public void archive(long id) {
        JourneyRow row = drafts.lock(id);
        if (JourneyState.of(row.state()) != JourneyState.ARCHIVED) {
            write(row, JourneyState.ARCHIVED, row.publishedVersion() > 0, null, "journey.archive");
        }
    }

    private static YujianException wrongState() {
        return YujianException.conflict("journey.wrong-state", "旅程现在的状态不能这样操作");
    }

    private void write(JourneyRow row, JourneyState to, boolean unsettled, @Nullable PauseMode mode, String action) {
        String word = mode == null ? null : mode.word();
        mapper.changeState(row.id(), to.word(), row.publishedVersion(), unsettled, word, UtcTime.of(clock.instant()));
        audit.record(action, "journey:" + row.id(), word == null ? row.name() : row.name() + " " + word);
        wakeups.nudge(LiveJourneys.TOPIC);
        LOG.info("journey changed: journeyId={} state={}", row.id(), to.word());
    }
}
