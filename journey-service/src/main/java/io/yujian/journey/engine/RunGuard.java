package io.yujian.journey.engine;

import io.yujian.gateway.SendGuard;
import io.yujian.journey.engine.JourneySource.Live;
import io.yujian.journey.engine.JourneySource.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stops messages of runs that were ended meanwhile, and puts off those of paused journeys. */
@Component
@Order(100)
class RunGuard implements SendGuard {
    private static final String JOURNEY = "journey";
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private final JourneySource journeys;
    private final RunStore store;
    private final InstantSource clock;

    RunGuard(JourneySource journeys, RunStore store, InstantSource clock) {
        this.journeys = journeys;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Verdict> check(List<Pending> batch) {
        Set<Long> runs = batch.stream()
                .filter(p -> p.sourceKind().equals(JOURNEY))
                .map(p -> p.key().sourceId())
                .collect(Collectors.toSet());
        if (runs.isEmpty()) {
            return batch.stream().map(p -> Verdict.ALLOWED).toList();
        }
        Map<Long, RunState> states = store.statesOf(runs);
        Live live = journeys.current();
        return batch.stream()
                .map(p -> p.sourceKind().equals(JOURNEY) ? verdict(p, states, live) : Verdict.ALLOWED)
                .toList();
    }

    private Verdict verdict(Pending p, Map<Long, RunState> states, Live live) {
        RunState state = states.get(p.key().sourceId());
        if (state == null || state == RunState.LEFT) {
            return Verdict.no("left-journey");
        }
        Standing standing = live.standing(p.sourceRef());
        if (standing.ends()) {
            return Verdict.no("journey-" + standing.reason());
        }
        if (standing == Standing.PAUSED) {
            return Verdict.later(clock.instant().plus(ASK_AGAIN), "journey-paused");
        }
        return Verdict.ALLOWED;
    }
}
