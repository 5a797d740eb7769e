package io.yujian.gateway.callback;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts callbacks that were not accepted, by known account and minute, so that people see after an outage what it cost.
 * Counted in memory and written every two seconds; while the database is away the counts wait for it. Safe for any thread.
 */
@Component
class TurnedAway implements SmartLifecycle {
    /** Kind of these rows among the figures of {@code gw_stat}. */
    static final String KIND = "c";

    private static final Duration ROUND = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final int slot = ThreadLocalRandom.current().nextInt(1024);
    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final WorkerLoop writer = new WorkerLoop("callback-figures", WorkLane.REQUEST, nudged -> write());

    TurnedAway(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Key(long minute, String name) {}

    /** Only for accounts that exist: otherwise anyone could fill the memory with names. */
    void count(long accountId, Turned how) {
        counts.computeIfAbsent(
                        new Key(clock.instant().getEpochSecond() / 60, name(how, accountId)), key -> new LongAdder())
                .increment();
    }

    static String name(Turned how, long accountId) {
        return how.word() + ":" + accountId;
    }

    private Duration write() {
        Map<Key, Long> taken = new HashMap<>();
        counts.forEach((key, count) -> taken.put(key, count.sum()));
        taken.values().removeIf(n -> n == 0);
        if (!taken.isEmpty()) {
            List<Object[]> rows = new ArrayList<>();
            taken.forEach((key, n) -> rows.add(new Object[] {key.minute(), slot, KIND, key.name(), n}));
            jdbc.batchUpdate(
                    "INSERT INTO gw_stat(minute,slot,kind,name,n) VALUES (?,?,?,?,?)"
                            + " ON DUPLICATE KEY UPDATE n=n+VALUES(n)",
                    rows);
            taken.forEach((key, n) -> counts.getOrDefault(key, new LongAdder()).add(-n));
        }
        long now = clock.instant().getEpochSecond() / 60;
        counts.entrySet()
                .removeIf(entry ->
                        entry.getKey().minute() < now - 1 && entry.getValue().sum() == 0);
        return ROUND;
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void stop() {
        writer.stop(ROUND);
    }

    @Override
    public boolean isRunning() {
        return writer.isRunning();
    }
}
