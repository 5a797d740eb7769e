package io.yujian.journey.retention;

import io.yujian.journey.engine.RunState;
import io.yujian.journey.retention.RetentionMapper.BeenRow;
import io.yujian.journey.retention.RetentionMapper.OldRow;
import io.yujian.journey.retention.RetentionMapper.RunRow;
import io.yujian.journey.retention.RetentionMapper.TallyRow;
import io.yujian.member.Customers;
import io.yujian.platform.crypto.Digests;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes runs that are over, with their steps, in small transactions. In the same transaction it writes down that the
 * person has been in and how many runs are gone, so re-entry rules and the recount know no difference; all other numbers
 * are counters already. A crash loses nothing: what is left is found again.
 */
@Component
public class ForgetRuns {
    private static final int STEP = 200;
    private static final List<RunState> OVER = List.of(RunState.FINISHED, RunState.LEFT, RunState.HELD_OUT);
    private final RetentionMapper mapper;
    private final RetentionProperties settings;
    private final Customers customers;
    private final TransactionRetry transactions;
    private final InstantSource clock;
    private final JsonMapper json;

    ForgetRuns(
            RetentionMapper mapper,
            RetentionProperties settings,
            Customers customers,
            TransactionRetry transactions,
            InstantSource clock,
            JsonMapper json) {
        this.mapper = mapper;
        this.settings = settings;
        this.customers = customers;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /** @return how many runs are gone */
    public int forget(long journeyId) {
        Duration age = KeepAge.of(
                mapper.definitions(journeyId).stream().map(json::readTree).toList(), settings.keepRuns());
        Instant before = clock.instant().minus(age);
        int gone = 0;
        for (RunState state : OVER) {
            long after = 0;
            List<OldRow> rows;
            do {
                rows = mapper.old(journeyId, state.code(), after, Ids.firstAt(before), STEP);
                List<OldRow> old = rows.stream()
                        .filter(row -> UtcTime.toInstant(row.since()).isBefore(before))
                        .toList();
                gone += old.isEmpty() ? 0 : transactions.get(() -> forget(old, before));
                after = rows.isEmpty() ? after : rows.get(rows.size() - 1).id();
            } while (rows.size() == STEP);
        }
        return gone;
    }

    /** Customers who are busy are left for the next time. */
    private int forget(List<OldRow> old, Instant before) {
        TreeSet<Long> owners = old.stream().map(OldRow::customerId).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<Long> held = customers.lock(owners, true).values().stream()
                .map(io.yujian.member.CustomerSnapshot::id)
                .collect(Collectors.toCollection(TreeSet::new));
        // Read again: another node may have been here, and a merge may have given them to somebody else.
        List<RunRow> runs = mapper.lock(old.stream().map(OldRow::id).toList()).stream()
                .filter(run -> held.contains(run.customerId()))
                .filter(run -> !RunState.of(run.state()).alive())
                .filter(run -> UtcTime.toInstant(run.since()).isBefore(before))
                .toList();
        if (runs.isEmpty()) {
            return 0;
        }
        mapper.remember(been(runs));
        List<RunRow> counted = runs.stream().filter(run -> !run.test()).toList();
        if (!counted.isEmpty()) {
            mapper.tally(tally(counted));
        }
        List<Long> ids = runs.stream().map(RunRow::id).toList();
        mapper.deleteSteps(ids);
        mapper.deleteTests(new TreeSet<>(runs.stream().map(RunRow::journeyId).toList()), ids);
        mapper.deleteRuns(ids);
        return runs.size();
    }

    private record Who(long customerId, long journeyId, String key) {}

    private static List<BeenRow> been(List<RunRow> runs) {
        Map<Who, List<RunRow>> entries = runs.stream()
                .collect(Collectors.groupingBy(run -> new Who(run.customerId(), run.journeyId(), run.runKey())));
        return entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingLong(Who::customerId)
                        .thenComparingLong(Who::journeyId)
                        .thenComparing(Who::key)))
                .map(e -> new BeenRow(
                        e.getKey().customerId(),
                        e.getKey().journeyId(),
                        Arrays.copyOf(Digests.sha256(e.getKey().key()), 16),
                        e.getKey().key(),
                        e.getValue().stream()
                                .map(RunRow::enteredAt)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        e.getValue().size()))
                .toList();
    }

    private static List<TallyRow> tally(List<RunRow> runs) {
        Map<List<Long>, Long> counts = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> List.of(run.journeyId(), (long) run.version(), (long) run.state()),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> new TallyRow(
                        e.getKey().get(0),
                        e.getKey().get(1).intValue(),
                        e.getKey().get(2).intValue(),
                        e.getValue()))
                .sorted(Comparator.comparingLong(TallyRow::journeyId)
                        .thenComparingInt(TallyRow::version)
                        .thenComparingInt(TallyRow::state))
                .toList();
    }
}
