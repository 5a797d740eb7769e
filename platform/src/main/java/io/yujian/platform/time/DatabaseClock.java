package io.yujian.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The database's time, by which leases are counted: the only clock that all nodes share. Reads this machine's clock and
 * adds an offset that is measured every ten seconds, so reading costs nothing. Safe for any thread.
 */
@Component
public class DatabaseClock {
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final int SAMPLES = 5;
    /** An answer that took no longer says enough. */
    private static final long GOOD_MS = 50;
    /** An answer that took longer says less than what was measured ten seconds ago. */
    private static final long POOR_MS = 1_000;

    private final JdbcTemplate jdbc;
    private volatile long offsetMs;
    private volatile boolean measured;

    DatabaseClock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        measure();
    }

    /** Database time in milliseconds since 1970. */
    public long millis() {
        return System.currentTimeMillis() + offsetMs;
    }

    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /** Database clock minus this machine's, in milliseconds. */
    public long offsetMs() {
        return offsetMs;
    }

    /** False when this machine's clock is too far off to be trusted with events and leases. */
    public boolean isTrusted() {
        return isTolerated(offsetMs);
    }

    /** Whether a process with this offset may work. */
    public static boolean isTolerated(long offsetMs) {
        return Math.abs(offsetMs) <= TOLERATED.toMillis();
    }

    /**
     * Called by the heartbeat. The one place where SQL is asked for the time. An answer that was long under way is wrong
     * by up to half of that, and a starting process or a busy machine makes it wait for seconds: so the quickest of a few
     * counts, and a slow one never overrules an earlier measurement.
     */
    public void measure() {
        long quickest = Long.MAX_VALUE;
        long offset = 0;
        for (int sample = 0; sample < SAMPLES && quickest > GOOD_MS; sample++) {
            long start = System.nanoTime();
            long before = System.currentTimeMillis();
            Long there = jdbc.queryForObject(
                    "SELECT CAST(UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) * 1000 AS SIGNED)", Long.class);
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (there != null && tookMs < quickest) {
                quickest = tookMs;
                offset = there - before - tookMs / 2;
            }
        }
        if (!measured || quickest <= POOR_MS) {
            offsetMs = offset;
            measured = quickest <= POOR_MS;
        }
    }
}
