package io.yujian.journey.library;

import io.yujian.journey.library.TrafficMapper.TrafficRow;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.wakeup.Wakeups;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Priority and pace of a journey. In force on every node within a second, also for who is inside. */
@Component
public class JourneyTraffic {
    private static final int LOWEST = 1;
    private static final int HIGHEST = 9;
    /** A faster pace is none: the sender itself is slower. */
    private static final int FASTEST = 3_600_000;

    private final TrafficMapper mapper;
    private final JourneyDrafts drafts;
    private final AuditLog audit;
    private final Wakeups wakeups;

    JourneyTraffic(TrafficMapper mapper, JourneyDrafts drafts, AuditLog audit, Wakeups wakeups) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.audit = audit;
        this.wakeups = wakeups;
    }

    /**
     * @param priority 1 to 9; the higher comes first, 5 is usual
     * @param perHour so many messages leave within an hour; 0: no limit
     */
    public record TrafficView(int priority, int perHour) {}

    @Transactional(readOnly = true)
    public TrafficView read(long journeyId) {
        TrafficRow row = mapper.of(List.of(journeyId)).stream().findFirst().orElseThrow(JourneyDrafts::notFound);
        return new TrafficView(row.priority(), row.perHour());
    }

    @Transactional
    public TrafficView change(long journeyId, TrafficView to) {
        JourneyRow row = drafts.lock(journeyId);
        if (to.priority() < LOWEST || to.priority() > HIGHEST) {
            throw YujianException.invalid("journey.bad-priority", "优先级要在 1 到 9 之间，数字越大越优先");
        }
        if (to.perHour() < 0 || to.perHour() > FASTEST) {
            throw YujianException.invalid("journey.bad-pace", "每小时条数要在 0 到 " + FASTEST + " 之间，0 表示不限");
        }
        mapper.change(journeyId, to.priority(), to.perHour());
        audit.record(
                "journey.traffic",
                "journey:" + journeyId,
                row.name() + "：优先级 " + to.priority() + "，每小时 " + (to.perHour() == 0 ? "不限" : to.perHour() + " 条"));
        wakeups.nudge(LiveJourneys.TOPIC);
        return to;
    }
}
