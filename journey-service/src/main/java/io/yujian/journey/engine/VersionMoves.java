package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledNode;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.node.Note;
import io.yujian.member.Customers;
import io.yujian.platform.timer.Timers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes people who stand in an older version of their journey into a newer one, or out of the journey. Whoever already
 * is in the newer one is passed over, so doing it twice, also from two nodes at once, does it once.
 */
@Component
public class VersionMoves {
    private static final String REASON = "version-changed";
    private static final Note LEFT = new Note("旅程改版时由运营移出", "taken out when the journey changed");
    private final RunStore store;
    private final Customers customers;
    private final JourneySource journeys;
    private final RunLoop loop;
    private final Timers timers;
    private final InstantSource clock;
    private final ZoneId zone;

    VersionMoves(
            RunStore store,
            Customers customers,
            JourneySource journeys,
            RunLoop loop,
            Timers timers,
            InstantSource clock,
            ZoneId zone) {
        this.store = store;
        this.customers = customers;
        this.journeys = journeys;
        this.loop = loop;
        this.timers = timers;
        this.clock = clock;
        this.zone = zone;
    }

    /** Where somebody stands. */
    public record Place(int version, String node) {}

    /** @param node of the newer version; null: out of the journey */
    public record Destination(@Nullable String node) {}

    /**
     * @param moved into the newer version
     * @param left taken out
     * @param busy held by another transaction: to be tried again
     */
    public record Moved(int moved, int left, int busy) {}

    /**
     * In the caller's transaction. Whoever comes to the same node of the same type keeps the wait with the time that is
     * left, if the node still has the exits that the wait leads to; everybody else comes to the node anew.
     *
     * @param runIds of one journey, at most a few hundred
     */
    public Moved move(long journeyId, int version, Map<Place, Destination> plan, Collection<Long> runIds) {
        CompiledJourney journey = journeys.version(journeyId, version);
        Map<Long, Long> owners = store.customersOf(runIds);
        if (journey == null || owners.isEmpty()) {
            return new Moved(0, 0, journey == null ? runIds.size() : 0);
        }
        Standing standing = journeys.current().standing(journeyId);
        Work work = new Work(clock.instant(), zone, customers.lock(new TreeSet<>(owners.values()), true));
        List<Leg> legs = new ArrayList<>();
        int moved = 0;
        int left = 0;
        int busy = 0;
        for (Run run : store.byIds(new TreeSet<>(owners.keySet()))) {
            if (!work.holds(run.origin().customerId())) {
                busy++;
                continue;
            }
            Destination to =
                    run.node() == null ? null : plan.get(new Place(run.origin().version(), run.standsAt()));
            if (to == null || standing.ends() || run.origin().version() == version) {
                continue; // went on meanwhile, or is ended by what ends the journey
            }
            if (to.node() == null) {
                work.leave(run, REASON, LEFT);
                left++;
            } else {
                into(journey, run, to.node(), standing, work, legs);
                moved++;
            }
        }
        loop.advance(legs, work);
        work.write(store, timers);
        return new Moved(moved, left, busy);
    }

    private void into(CompiledJourney journey, Run run, String to, Standing standing, Work work, List<Leg> legs) {
        int before = run.origin().version();
        if (keepsWait(run, to, journey)) {
            work.carryInto(run, journey.version(), carried(before, journey.version()));
            return;
        }
        work.moveInto(run, journey.version(), to, moved(before, journey.version(), to));
        if (standing == Standing.PAUSED) {
            work.hold(run, new Wait.ForRetry());
        } else {
            legs.add(new Leg(run));
        }
    }

    private boolean keepsWait(Run run, String to, CompiledJourney journey) {
        CompiledJourney old =
                journeys.version(run.origin().journeyId(), run.origin().version());
        CompiledNode<?> there = journey.node(to);
        CompiledNode<?> here = old == null ? null : old.node(run.standsAt());
        return here != null
                && there != null
                && to.equals(run.node())
                && here.type().typeId().equals(there.type().typeId())
                && there.ports().containsAll(portsOf(run.memory().waitsFor()));
    }

    /** Exits that the wait may lead to. */
    private static List<String> portsOf(@Nullable Wait wait) {
        if (wait instanceof Wait.Sleep sleep) {
            return List.of(sleep.port());
        }
        if (wait instanceof Wait.ForEvents events) {
            List<String> ports = new ArrayList<>(List.of(events.timeoutPort()));
            events.events().forEach(event -> ports.add(event.port()));
            return ports;
        }
        return List.of();
    }

    private static Note moved(int from, int to, String node) {
        return new Note(
                "旅程改版：从第 " + from + " 版移到第 " + to + " 版的节点 " + node,
                "the journey changed: moved from version " + from + " to node " + node + " of version " + to);
    }

    private static Note carried(int from, int to) {
        return new Note(
                "旅程改版：从第 " + from + " 版转入第 " + to + " 版，原地继续等待",
                "the journey changed: from version " + from + " into version " + to + ", the wait goes on");
    }
}
