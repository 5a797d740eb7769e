package io.yujian.testkit.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every end that events without a fixed order can lead to. Order holds within a line of events; how they fall between the
 * ends of short waits, the outcomes of messages and other lines is free, since nothing says how long a process that was
 * killed leaves things lying.
 */
public final class Futures {
    /** Shorter waits end before the person is looked at again, longer ones after all is over. */
    private static final Duration BRIEF = Duration.ofMinutes(1);

    private final List<List<Happening>> lines;
    private final Outcomes outcomes;
    private final Instant now;
    private final Deque<State> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Person> ends = new TreeMap<>();

    /** @param handled how many events of each line have been */
    private record State(Person person, int[] handled) {}

    private Futures(List<List<Happening>> lines, Outcomes outcomes, Instant now) {
        this.lines = lines;
        this.outcomes = outcomes;
        this.now = now;
    }

    /**
     * Where the person may stand when everything has come to rest, by {@link Person#story}.
     *
     * @param from is left as it is
     * @param now any moment after the last one
     */
    public static Map<String, Person> of(Person from, List<List<Happening>> lines, Outcomes outcomes, Instant now) {
        Futures futures = new Futures(lines, outcomes, now);
        futures.add(from.copy(), new int[lines.size()]);
        while (!futures.open.isEmpty()) {
            futures.expand(futures.open.pop());
        }
        return futures.ends;
    }

    private void add(Person person, int[] handled) {
        if (seen.add(Arrays.toString(handled) + person.whole())) {
            open.push(new State(person, handled));
        }
    }

    private void expand(State state) {
        boolean atRest = true;
        for (int line = 0; line < lines.size(); line++) {
            if (state.handled[line] < lines.get(line).size()) {
                atRest = false;
                Person next = state.person.copy();
                next.happens(lines.get(line).get(state.handled[line]), now);
                int[] handled = state.handled.clone();
                handled[line]++;
                add(next, handled);
            }
        }
        List<Integer> movable = movable(state.person);
        // Runs know nothing of each other: with no event to come, their order makes no difference.
        for (int run : atRest && !movable.isEmpty() ? movable.subList(0, 1) : movable) {
            Person next = state.person.copy();
            if (next.walks().get(run).forOutcome) {
                next.settle(run, outcomes, now);
            } else {
                next.fire(run, now);
            }
            add(next, state.handled);
        }
        if (atRest && movable.isEmpty()) {
            ends.put(state.person.story(), state.person);
        }
    }

    private List<Integer> movable(Person person) {
        List<Integer> movable = new ArrayList<>();
        for (int run = 0; run < person.walks().size(); run++) {
            Walk walk = person.walks().get(run);
            boolean soon = walk.due != null
                    && person.plan().step(walk.standsAt()).patience().compareTo(BRIEF) < 0;
            if (walk.forOutcome || soon) {
                movable.add(run);
            }
        }
        return movable;
    }
}
