package io.yujian.platform.duty;

import io.yujian.platform.node.NodeLease;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** SQL of {@code pf_duty}: one node at a time, and each planned moment once. */
@Component
class DutyLease {
    private static final long LEASE_MS = 60_000;

    private final JdbcTemplate jdbc;
    private final DatabaseClock leaseClock;
    private final InstantSource clock;
    private final String owner;

    DutyLease(JdbcTemplate jdbc, DatabaseClock leaseClock, InstantSource clock, NodeLease node) {
        this.jdbc = jdbc;
        this.leaseClock = leaseClock;
        this.clock = clock;
        this.owner = node.owner();
    }

    void register(String duty) {
        jdbc.update("INSERT INTO pf_duty(name) VALUES (?) ON DUPLICATE KEY UPDATE name=VALUES(name)", duty);
    }

    /** False when another node runs it, or has served this planned moment already. */
    boolean acquire(String duty, Instant planned) {
        long now = leaseClock.millis();
        return jdbc.update(
                        "UPDATE pf_duty SET owner=?, lease_until=?, planned_at=?, started_at=?, ended_at=NULL, error=NULL"
                                + " WHERE name=? AND lease_until<? AND planned_at<?",
                        owner,
                        now + LEASE_MS,
                        planned.toEpochMilli(),
                        UtcTime.of(clock.instant()),
                        duty,
                        now,
                        planned.toEpochMilli())
                == 1;
    }

    /** Every twenty seconds while it runs. */
    void prolong(String duty) {
        jdbc.update(
                "UPDATE pf_duty SET lease_until=? WHERE name=? AND owner=? AND lease_until>0",
                leaseClock.millis() + LEASE_MS,
                duty,
                owner);
    }

    void release(String duty, @Nullable String error) {
        String cut = error == null || error.length() <= 1000 ? error : error.substring(0, 1000);
        jdbc.update(
                "UPDATE pf_duty SET lease_until=0, ended_at=?, error=? WHERE name=? AND owner=?",
                UtcTime.of(clock.instant()),
                cut,
                duty,
                owner);
    }
}
