package io.yujian.platform.time;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The database's time, by which leases are counted: the only clock that all nodes share. Reads this machine's clock and
 * adds an offset that is measured every ten seconds, so reading costs nothing. Safe for any thread.
 */
@Component
public class DatabaseClock {
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private volatile long offsetMs;

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
        return Math.abs(offsetMs) <= TOLERATED.toMillis();
    }

    /** Called by the heartbeat. The one place where SQL is asked for the time. */
    public void measure() {
        long before = System.currentTimeMillis();
        Long there =
                jdbc.queryForObject("SELECT CAST(UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) * 1000 AS SIGNED)", Long.class);
        long after = System.currentTimeMillis();
        if (there != null) {
            offsetMs = there - (before + after) / 2;
        }
    }
}
