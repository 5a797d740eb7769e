package io.yujian.journey.engine;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunStore.Glance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asked before a message leaves. Stops those of runs that ended and of people who are no longer meant, puts off those of
 * paused journeys, holds marketing back while another journey comes first, and keeps each journey's pace. One statement
 * for a batch, and a few more only where a journey asks for one of these.
 */
@Component
@Order(100)
class RunGuard implements SendGuard {
    /** What a message waits for that has its place in the journey's time already. */
    static final String PACED = "paced";

    private static final String SUPPRESSED = "suppressed";
    private static final String JOURNEY = "journey";
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    /** Nobody knows when the other journey ends; whoever waits for it is looked at rarely, and not all at once. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(20);

    private static final Duration HOUR = Duration.ofHours(1);
    private final JourneySource journeys;
    private final RunStore store;
    private final StillMeant stillMeant;
    private final InstantSource clock;

    RunGuard(JourneySource journeys, RunStore store, StillMeant stillMeant, InstantSource clock) {
        this.journeys = journeys;
        this.store = store;
        this.stillMeant = stillMeant;
        this.clock = clock;
    }

    @Override
    public List<Verdict> check(List<Pending> batch) {
        Instant now = clock.instant();
        Live live = journeys.current();
        Set<Long> runs = batch.stream()
                .filter(RunGuard::ofJourney)
                .map(p -> p.key().sourceId())
                .collect(Collectors.toSet());
        Map<Long, Glance> seen = runs.isEmpty() ? Map.of() : store.glance(runs);
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        batch.forEach(p -> verdicts.add(ofJourney(p) ? standing(p, seen, live, now) : Verdict.ALLOWED));
        stillMeant.check(batch, verdicts, seen);
        mute(batch, verdicts, live.precedence(), now);
        pace(batch, verdicts, live, now);
        return verdicts;
    }

    private static Verdict standing(Pending p, Map<Long, Glance> seen, Live live, Instant now) {
        Glance run = seen.get(p.key().sourceId());
        if (run == null || run.state() == RunState.LEFT) {
            return Verdict.no("left-journey");
        }
        Standing standing = live.standing(p.sourceRef());
        if (standing.ends()) {
            return Verdict.no("journey-" + standing.reason());
        }
        if (standing == Standing.PAUSED) {
            return Verdict.later(now.plus(ASK_AGAIN), "journey-paused");
        }
        return Verdict.ALLOWED;
    }

    /** Also what no journey sends is held back. */
    private void mute(List<Pending> batch, List<Verdict> verdicts, Precedence precedence, Instant now) {
        Set<Long> people = new TreeSet<>();
        for (int i = 0; i < batch.size(); i++) {
            if (verdicts.get(i).allowed() && batch.get(i).messageClass() == MessageClass.MARKETING) {
                people.add(batch.get(i).customerId());
            }
        }
        if (people.isEmpty() || precedence.muting().isEmpty()) {
            return;
        }
        Map<Long, Set<Long>> inside = store.inside(people, precedence.muting());
        for (int i = 0; i < batch.size(); i++) {
            Pending p = batch.get(i);
            if (verdicts.get(i).allowed() && p.messageClass() == MessageClass.MARKETING) {
                long journey = ofJourney(p) ? p.sourceRef() : 0;
                var hold = precedence.mute(journey, inside.getOrDefault(p.customerId(), Set.of()));
                if (hold.isPresent()) {
                    boolean drop = hold.get().rule().marketing() == Precedence.Marketing.DROP;
                    verdicts.set(i, drop ? Verdict.no(SUPPRESSED) : Verdict.later(lookAgain(p, now), SUPPRESSED));
                }
            }
        }
    }

    private static Instant lookAgain(Pending p, Instant now) {
        return now.plus(LOOK_AGAIN).plusMillis(Math.floorMod(p.customerId() * 31, LOOK_AGAIN.toMillis()));
    }

    /** Each message of a journey with a pace gets a place of its own in time; whoever had one comes when it is due. */
    private void pace(List<Pending> batch, List<Verdict> verdicts, Live live, Instant now) {
        TreeMap<Long, Duration> lengths = new TreeMap<>();
        for (int i = 0; i < batch.size(); i++) {
            if (verdicts.get(i).allowed() && isPaced(batch.get(i), live)) {
                lengths.merge(batch.get(i).sourceRef(), place(batch.get(i), live), Duration::plus);
            }
        }
        if (lengths.isEmpty()) {
            return;
        }
        Map<Long, Instant> next = new HashMap<>(store.takeTime(lengths, now));
        for (int i = 0; i < batch.size(); i++) {
            Pending p = batch.get(i);
            if (verdicts.get(i).allowed() && isPaced(p, live)) {
                Instant at = next.getOrDefault(p.sourceRef(), now);
                next.put(p.sourceRef(), at.plus(place(p, live)));
                if (at.isAfter(now)) {
                    verdicts.set(i, Verdict.later(at, PACED));
                }
            }
        }
    }

    private static boolean isPaced(Pending p, Live live) {
        return ofJourney(p)
                && p.messageClass() != MessageClass.TRANSACTIONAL
                && !PACED.equals(p.heldFor())
                && live.perHour(p.sourceRef()) > 0;
    }

    private static Duration place(Pending p, Live live) {
        return HOUR.dividedBy(Math.max(1, live.perHour(p.sourceRef())));
    }

    private static boolean ofJourney(Pending p) {
        return p.sourceKind().equals(JOURNEY);
    }
}
