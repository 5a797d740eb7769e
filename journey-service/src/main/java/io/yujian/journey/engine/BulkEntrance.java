package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.Entrance.Cause;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.Audience.Member;
import io.yujian.journey.trigger.Entry;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.timer.Timers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lets many customers into a journey at once: the same rules, engine and story as for one, with a constant number of
 * statements for the batch, and a run and at most a timer for each.
 */
@Component
public class BulkEntrance {
    private final JourneySource journeys;
    private final RunStore store;
    private final Timers timers;
    private final Customers customers;
    private final RunLoop loop;
    private final Entrance entrance;
    private final InstantSource clock;
    private final ZoneId zone;

    BulkEntrance(
            JourneySource journeys,
            RunStore store,
            Timers timers,
            Customers customers,
            RunLoop loop,
            Entrance entrance,
            InstantSource clock,
            ZoneId zone) {
        this.journeys = journeys;
        this.store = store;
        this.timers = timers;
        this.customers = customers;
        this.loop = loop;
        this.entrance = entrance;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param reached place of the last one that was looked at
     * @param entered with those who are held out
     * @param refused matched, and not let in by the journey's rules
     */
    public record Admitted(long reached, int entered, int refused) {}

    /**
     * In the caller's transaction. Each is looked at again once the lock is held; who is not meant any more is passed over.
     *
     * @param members in the order of entering
     * @param most stops behind so many
     */
    public Admitted enter(long journeyId, List<Member> members, Audience audience, Cause cause, long most) {
        return enter(journeyId, members, audience, cause, most, true);
    }

    /** @param untold refusals are counted only; false: each says why */
    Admitted enter(long journeyId, List<Member> members, Audience audience, Cause cause, long most, boolean untold) {
        Live live = journeys.current();
        LiveJourney journey = live.journey(journeyId);
        CompiledJourney latest = journey == null ? null : journey.latest();
        long last = members.get(members.size() - 1).place();
        if (journey == null || latest == null) {
            return new Admitted(last, 0, 0);
        }
        Set<Long> ids = new TreeSet<>();
        members.forEach(member -> ids.add(member.customerId()));
        Map<Long, CustomerSnapshot> locked = customers.lock(ids, false);
        Work work = new Work(clock.instant(), zone, locked);
        Set<Long> roots = new TreeSet<>();
        locked.values().forEach(root -> roots.add(root.id()));
        Entrance.Book book = entrance.open(roots, List.of(journey), live);
        List<Leg> legs = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        int refused = 0;
        last = 0;
        for (Member member : members) {
            if (legs.size() >= most) {
                break;
            }
            last = member.place();
            CustomerSnapshot root = locked.get(member.customerId());
            if (root == null || !seen.add(root.id())) {
                continue;
            }
            Optional<Entry> entry = audience.entry(work.facts(root.id(), JsonNodeFactory.instance.objectNode()));
            if (entry.isPresent()) {
                Run run = entrance.consider(
                        journey, latest, entry.get(), root.id(), List.of(), cause, live, book, work, untold);
                if (run == null) {
                    refused++;
                } else {
                    legs.add(new Leg(run));
                }
            }
        }
        loop.advance(legs, work);
        work.write(store, timers);
        return new Admitted(last, legs.size(), refused);
    }
}
