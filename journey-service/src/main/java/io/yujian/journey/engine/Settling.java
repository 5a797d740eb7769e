package io.yujian.journey.engine;

import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.member.Customers;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.id.Ids;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Lets the held runs of a resumed or draining journey go on, spread over time, and ends those of a stopped or archived one. In chunks, each
 * a transaction of its own; safe to be broken off and begun again anywhere, and on two nodes.
 */
@Component
public class Settling {
    private static final int CHUNK = 200;
    /** A journey that rested for days must not fall upon everybody at once: so many go on each second. */
    private static final int PER_SECOND = 50;

    private final JourneySource journeys;
    private final RunStore store;
    private final Customers customers;
    private final Timers timers;
    private final Ids ids;
    private final InstantSource clock;
    private final ZoneId zone;
    private final TransactionRetry transactions;

    Settling(
            JourneySource journeys,
            RunStore store,
            Customers customers,
            Timers timers,
            Ids ids,
            InstantSource clock,
            ZoneId zone,
            TransactionRetry transactions) {
        this.journeys = journeys;
        this.store = store;
        this.customers = customers;
        this.timers = timers;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.transactions = transactions;
    }

    /** @return true when nothing was left to do */
    public boolean settle(long journeyId) {
        Standing standing = journeys.current().standing(journeyId);
        if (standing == Standing.PAUSED) {
            return true;
        }
        Set<RunState> wanted =
                standing.ends() ? Set.of(RunState.WAITING, RunState.HELD, RunState.SET_ASIDE) : Set.of(RunState.HELD);
        Instant begun = clock.instant();
        long after = 0;
        int moved = 0;
        boolean all = true;
        while (true) {
            List<Long> chunk = store.inStates(journeyId, wanted, after, CHUNK);
            if (chunk.isEmpty()) {
                return all;
            }
            after = chunk.get(chunk.size() - 1);
            int before = moved;
            int done = transactions.get(() -> settle(chunk, standing, begun, before));
            moved += done;
            all &= done == chunk.size();
        }
    }

    private int settle(List<Long> runIds, Standing standing, Instant begun, int before) {
        var owners = store.customersOf(runIds);
        if (owners.isEmpty()) {
            return runIds.size();
        }
        Work work = new Work(clock.instant(), zone, customers.lock(new TreeSet<>(owners.values()), true));
        int done = 0;
        for (Run run : store.byIds(runIds)) {
            if (!work.holds(run.origin().customerId())) {
                continue;
            }
            if (standing.ends() && run.state().alive()) {
                work.leave(run, standing.reason(), RunTimers.left(standing));
            } else if (!standing.ends() && run.state() == RunState.HELD) {
                run.release();
                Duration later = Duration.ofMillis((before + done) * 1_000L / PER_SECOND);
                work.schedule(run, begun.plus(later), ids.next());
            }
            done++;
        }
        work.write(store, timers);
        return done;
    }
}
