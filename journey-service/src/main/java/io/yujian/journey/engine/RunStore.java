package io.yujian.journey.engine;

import io.yujian.member.BatchFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Where runs are kept. Every method is a constant number of statements in the caller's transaction. Runs are read for
 * change only while their customers are locked.
 */
public interface RunStore {
    /** Runs of these customers that are not over. */
    List<Run> alive(Collection<Long> customerIds);

    /**
     * When each of these customers entered each of these journeys; those who never did are left out.
     *
     * @param keyed tell entries with different keys apart; else all have the empty key
     */
    Map<Entered, List<Instant>> entries(Collection<Long> customerIds, Collection<Long> journeyIds, boolean keyed);

    /** Runs of these customers in these journeys that are over and entered at or after the instant. */
    List<Run> ended(Collection<Long> customerIds, Collection<Long> journeyIds, Instant since);

    /** Locks how many have entered these journeys, until the transaction ends. */
    Map<Long, Long> lockEntrants(SortedSet<Long> journeyIds);

    void addEntrants(SortedMap<Long, Long> entrants);

    /** Customer by run; runs that do not exist are left out. Read without a lock, to know what to lock. */
    Map<Long, Long> customersOf(Collection<Long> runIds);

    /** Without a lock; runs that do not exist are left out. */
    Map<Long, Glance> glance(Collection<Long> runIds);

    /** Without a lock. */
    default Map<Long, RunState> statesOf(Collection<Long> runIds) {
        return glance(runIds).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().state()));
    }

    /** In which of these journeys each of the customers is now; whoever is in none is left out. */
    Map<Long, Set<Long>> inside(Collection<Long> customerIds, Collection<Long> journeyIds);

    /**
     * Takes the next stretch of each journey's time, exactly on any number of nodes: nobody else gets it.
     *
     * @param lengths by journey
     * @return when each stretch begins; not before now
     */
    Map<Long, Instant> takeTime(SortedMap<Long, Duration> lengths, Instant now);

    /** Ids of runs of a journey in one of these states, ascending, above {@code afterId}; without a lock. */
    List<Long> inStates(long journeyId, Collection<RunState> states, long afterId, int limit);

    List<Run> byIds(Collection<Long> runIds);

    /** Gives all runs of a customer to another one, both locked; returns their ids, ascending. */
    List<Long> rekey(long fromCustomerId, long toCustomerId);

    /** Writes new and changed runs with their steps, and refusals. */
    void save(List<Run> runs, List<Refusal> refusals);

    /** Adds to the counters, in the map's order; the last statement of a transaction. */
    void count(SortedMap<CountKey, Long> additions);

    /** What conditions may ask about customers beside what is known of their runs; a rehearsal adds what it lets happen. */
    default BatchFacts factsAbout(Collection<Long> customerIds) {
        return new BatchFacts(customerIds);
    }

    /** What a look from outside tells of a run. */
    record Glance(RunState state, int version) {}

    /** Who entered what. */
    record Entered(long customerId, long journeyId, String key) {}
}
