package io.yujian.journey.winner;

import io.yujian.journey.engine.RunStore;
import io.yujian.journey.node.randomsplit.Winners;
import io.yujian.member.FactSource;
import io.yujian.platform.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The decisions in memory. Read again, by whoever asks, when a nudge says so and when what is here is a second old: one
 * small statement a second while people come to such splits, none otherwise.
 */
@Component
class StoredWinners implements Winners {
    static final String TOPIC = "split-winners";
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final WinnerRows rows;
    private final RunStore runs;
    private final AtomicLong told = new AtomicLong();
    private volatile @Nullable Known known;

    private record Known(Map<SplitTest, Won> won, long atNanos, long told) {}

    /** When customers entered one journey. */
    private record Entries(RunStore runs, long journeyId) implements FactSource<List<Instant>> {
        @Override
        public Map<Long, List<Instant>> load(Collection<Long> customerIds) {
            Map<Long, List<Instant>> entries = new HashMap<>();
            runs.entries(customerIds, List.of(journeyId), false)
                    .forEach((who, times) -> entries.put(who.customerId(), List.copyOf(times)));
            return entries;
        }
    }

    StoredWinners(WinnerRows rows, RunStore runs, Wakeups wakeups) {
        this.rows = rows;
        this.runs = runs;
        wakeups.listen(TOPIC, told::incrementAndGet);
    }

    @Override
    public @Nullable Won of(long journeyId, String node, String test) {
        return current().get(new SplitTest(journeyId, node, test));
    }

    @Override
    public FactSource<List<Instant>> entries(long journeyId) {
        return new Entries(runs, journeyId);
    }

    private Map<SplitTest, Won> current() {
        Known seen = known;
        long knows = told.get(); // before reading: a change after the read must not be missed
        long now = System.nanoTime();
        if (seen != null && seen.told() == knows && now - seen.atNanos() < MAX_AGE.toNanos()) {
            return seen.won();
        }
        Map<SplitTest, Won> won = new HashMap<>();
        rows.latest().forEach((test, row) -> {
            if (row.port() != null && row.decidedAt() != null) {
                won.put(test, new Won(row.port(), row.decidedAt()));
            }
        });
        Map<SplitTest, Won> read = Map.copyOf(won);
        known = new Known(read, now, knows);
        return read;
    }
}
