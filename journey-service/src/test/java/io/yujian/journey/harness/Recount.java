package io.yujian.journey.harness;

import io.yujian.journey.engine.CountKey;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.RunMemory;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.TrailStep;
import io.yujian.platform.time.DurationClasses;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counters as they must be, told from the runs and their stories alone. Moves by hand are not told apart there. */
public final class Recount {
    private static final Comparator<CountKey> ORDER = CountKey.LOCK_ORDER;
    private final Map<CountKey, Long> counts = new TreeMap<>(ORDER);

    public void add(Run run, List<TrailStep> story) {
        RunMemory memory = run.memory();
        Instant goal = memory.goalAt();
        if (run.state() == RunState.HELD_OUT) {
            count(run, "", CountKey.HELD_OUT);
            if (goal != null) {
                count(run, "", CountKey.HELD_OUT_GOAL);
            }
            return;
        }
        count(run, "", CountKey.ENTERED);
        count(run, "", CountKey.FROM + run.source());
        if (run.state() == RunState.FINISHED) {
            count(run, "", CountKey.FINISHED);
        }
        if (run.state() == RunState.LEFT) {
            count(run, "", CountKey.LEFT);
            count(
                    run,
                    String.valueOf(memory.endedAt()),
                    CountKey.LOST + run.position().reason());
        }
        memory.arms().forEach((node, port) -> {
            count(run, node, CountKey.ARM + port);
            if (goal != null) {
                count(run, node, CountKey.ARM_GOAL + port);
            }
        });
        if (goal != null) {
            long seconds = Duration.between(run.origin().enteredAt(), goal).toSeconds();
            count(run, "", CountKey.GOAL);
            count(run, "", CountKey.FROM_GOAL + run.source());
            count(run, "", CountKey.GOAL_IN + DurationClasses.of(seconds));
        }
        memory.json().path("visits").properties().forEach(visit -> {
            long came = visit.getValue().asLong();
            plus(run, visit.getKey(), CountKey.ENTERED, came);
            plus(run, visit.getKey(), CountKey.LEFT, visit.getKey().equals(run.node()) ? came - 1 : came);
        });
        for (TrailStep step : story) {
            if (step.port() != null) {
                count(run, step.node(), CountKey.PORT + step.port());
            }
        }
    }

    public Map<CountKey, Long> counts() {
        counts.values().removeIf(n -> n == 0);
        return counts;
    }

    private void count(Run run, String node, String kind) {
        plus(run, node, kind, 1);
    }

    private void plus(Run run, String node, String kind, long n) {
        int hour = (int) (run.origin().enteredAt().getEpochSecond() / 3600);
        counts.merge(new CountKey(run.origin().journeyId(), run.origin().version(), node, kind, hour), n, Long::sum);
    }
}
