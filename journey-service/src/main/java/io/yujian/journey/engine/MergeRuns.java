package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyDefinition.MergeRule;
import io.yujian.journey.node.Note;
import io.yujian.member.MergeParticipant;
import io.yujian.platform.timer.Timers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs go with the person: when two customers turn out to be one, the survivor has the runs of both, each where it
 * stands, and what they wait for finds them there. Where both were in the same journey, its merge rule says which goes
 * on. The story of a run (its steps) and refusals are facts and stay under the id they were written with.
 */
@Component
class MergeRuns implements MergeParticipant {
    private static final Note MERGED =
            new Note("两份客户资料合并为一，同一旅程只保留一条进度", "two customers turned out to be one: only one run goes on");
    private final RunStore store;
    private final Timers timers;
    private final JourneySource journeys;
    private final InstantSource clock;
    private final ZoneId zone;

    MergeRuns(RunStore store, Timers timers, JourneySource journeys, InstantSource clock, ZoneId zone) {
        this.store = store;
        this.timers = timers;
        this.journeys = journeys;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public List<Change> merge(long survivorId, long loserId) {
        Set<Long> moved = new HashSet<>(store.rekey(loserId, survivorId));
        if (moved.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        moved.stream().sorted().forEach(id -> changes.add(change(id, owner(loserId))));
        Work work = new Work(clock.instant(), zone, Map.of());
        Map<Long, List<Run>> byJourney = store.alive(List.of(survivorId)).stream()
                .filter(run -> !run.memory().test()) // a test neither ends a real run nor is ended by one
                .collect(Collectors.groupingBy(run -> run.origin().journeyId(), TreeMap::new, Collectors.toList()));
        for (List<Run> runs : byJourney.values()) {
            long others = runs.stream().filter(run -> moved.contains(run.id())).count();
            if (others == 0 || others == runs.size()) {
                continue; // only one of the two was in this journey
            }
            for (Run run : superfluous(runs, moved)) {
                changes.add(change(run.id(), was(run, moved.contains(run.id()) ? loserId : survivorId)));
                work.leave(run, "merged", MERGED);
            }
        }
        work.write(store, timers);
        return changes;
    }

    /** All runs of the customer who is not the one that the journey's rule lets go on. */
    private List<Run> superfluous(List<Run> runs, Set<Long> moved) {
        Comparator<Run> byEntry =
                Comparator.comparing((Run run) -> run.origin().enteredAt()).thenComparing(Run::id);
        MergeRule rule = rule(runs.stream().max(byEntry).orElseThrow());
        if (rule == MergeRule.BOTH) {
            return List.of();
        }
        Run kept = (rule == MergeRule.OLDEST
                        ? runs.stream().min(byEntry)
                        : runs.stream().max(byEntry))
                .orElseThrow();
        return runs.stream()
                .filter(run -> moved.contains(run.id()) != moved.contains(kept.id()))
                .toList();
    }

    /** That of the version which the last one entered; a version that cannot be read keeps both. */
    private MergeRule rule(Run last) {
        CompiledJourney journey =
                journeys.version(last.origin().journeyId(), last.origin().version());
        return journey == null ? MergeRule.BOTH : journey.rules().exit().onMerge();
    }

    private static Change change(long runId, ObjectNode was) {
        return new Change("jn_run", Long.toString(runId), was.toString());
    }

    private static ObjectNode owner(long customerId) {
        return JsonNodeFactory.instance.objectNode().put("customer_id", Long.toString(customerId));
    }

    private static ObjectNode was(Run run, long customerId) {
        Run.Position p = run.position();
        ObjectNode was = owner(customerId)
                .put("state", p.state().code())
                .put("node", p.node())
                .put("since", p.since().toString());
        if (p.timerDue() != null) {
            was.put("timer_due", p.timerDue().toString());
        }
        was.set("memory", run.memory().json().deepCopy());
        return was;
    }
}
