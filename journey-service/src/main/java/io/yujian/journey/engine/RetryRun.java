package io.yujian.journey.engine;

import io.yujian.journey.node.Note;
import io.yujian.member.Customers;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.timer.Timers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a run that was set aside try again from where it stands; its effects keep their keys, so none happens twice. */
@Component
public class RetryRun {
    private final RunStore store;
    private final Customers customers;
    private final Timers timers;
    private final Ids ids;
    private final InstantSource clock;
    private final ZoneId zone;
    private final AuditLog audit;

    RetryRun(
            RunStore store,
            Customers customers,
            Timers timers,
            Ids ids,
            InstantSource clock,
            ZoneId zone,
            AuditLog audit) {
        this.store = store;
        this.customers = customers;
        this.timers = timers;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.audit = audit;
    }

    /** It goes on within the second. */
    @Transactional
    public void retry(long runId) {
        var owner = store.customersOf(List.of(runId));
        if (owner.isEmpty()) {
            throw YujianException.notFound("run.not-found", "没有这条旅程进度");
        }
        Work work = new Work(clock.instant(), zone, customers.lock(owner.values(), false));
        Run run = store.byIds(List.of(runId)).get(0);
        if (run.state() != RunState.SET_ASIDE) {
            throw YujianException.conflict("run.not-set-aside", "这条旅程进度没有被搁置，不需要重试");
        }
        run.tell(new TrailStep(run.standsAt(), null, work.now(), new Note("人工重试", "retried by a person")));
        run.release();
        work.schedule(run, work.now(), ids.next());
        work.write(store, timers);
        audit.record("run.retry", "run:" + runId, "");
    }
}
