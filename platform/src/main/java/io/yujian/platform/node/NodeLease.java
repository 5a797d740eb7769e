package io.yujian.platform.node;

import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.time.UtcTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds one of 1024 node numbers, so that no two live processes make the same id. The number is good until its lease
 * ends by this process' monotonic clock, and another process takes it over only ten seconds after it ended by database
 * time: a paused or cut-off process stops making ids before anyone else begins. Safe for any thread.
 */
public class NodeLease {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);
    private static final int NUMBERS = 1024;
    private static final long LEASE_MS = Duration.ofSeconds(60).toMillis();
    private static final long TAKE_OVER_AFTER_MS = Duration.ofSeconds(10).toMillis();

    private final JdbcTemplate jdbc;
    private final DatabaseClock clock;
    private final String owner;
    private final String roles;
    private final String address;
    private volatile Held held;

    /**
     * @param number 0–1023
     * @param validUntilNanos by {@link System#nanoTime}
     * @param idsAfterMs ids of this process must carry a later time than this
     */
    public record Held(short number, long validUntilNanos, long idsAfterMs) {
        /** True while no other process can have taken the number. */
        public boolean isValid() {
            return validUntilNanos - System.nanoTime() > 0;
        }
    }

    public NodeLease(JdbcTemplate jdbc, DatabaseClock clock, String roles, String address) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.roles = roles;
        this.address = address;
        byte[] word = new byte[16];
        new SecureRandom().nextBytes(word);
        this.owner = HexFormat.of().formatHex(word);
        this.held = acquire();
        LOG.info("node number={} address={} roles={}", held.number(), address, roles);
    }

    public Held held() {
        return held;
    }

    /** This process' number now; for showing who has what, never for making ids. */
    public short number() {
        return held.number();
    }

    /** Random word of this process, different after each start. */
    public String owner() {
        return owner;
    }

    /** Every ten seconds: the lease is prolonged; a number lost to someone else is replaced by a new one. */
    void renew() {
        Held before = held;
        long start = System.nanoTime();
        int rows = jdbc.update(
                "UPDATE pf_node SET lease_until=?, offset_ms=?, seen_at=? WHERE node=? AND owner=?",
                clock.millis() + LEASE_MS,
                clock.offsetMs(),
                UtcTime.of(clock.instant()),
                before.number(),
                owner);
        if (rows == 1) {
            held = new Held(before.number(), start + LEASE_MS * 1_000_000, before.idsAfterMs());
        } else {
            held = acquire();
            LOG.warn(
                    "node number {} was lost while the database was away; went on as {}",
                    before.number(),
                    held.number());
        }
    }

    /** How old the oldest event is that this process has not handled; others read it in {@link #pressureMs}. */
    public void reportPressure(long ageMs) {
        jdbc.update("UPDATE pf_node SET pressure_ms=? WHERE node=? AND owner=?", ageMs, number(), owner);
    }

    /** The highest age that a live process has reported. */
    public long pressureMs() {
        Long age = jdbc.queryForObject(
                "SELECT COALESCE(MAX(pressure_ms),0) FROM pf_node WHERE lease_until>?", Long.class, clock.millis());
        return age == null ? 0 : age;
    }

    /** Gives the number back; whoever takes it next makes ids only after {@code lastIdMs}. */
    void release(LongSupplier lastIdMs) {
        jdbc.update(
                "UPDATE pf_node SET lease_until=0, pressure_ms=0, last_ms=? WHERE node=? AND owner=?",
                lastIdMs.getAsLong(),
                held.number(),
                owner);
    }

    private Held acquire() {
        for (int round = 0; round < NUMBERS; round++) {
            long start = System.nanoTime();
            Held taken = tryOnce(start + LEASE_MS * 1_000_000);
            if (taken != null) {
                return taken;
            }
        }
        throw new IllegalStateException("no node number is free: 1024 processes are alive on this database");
    }

    private @org.jspecify.annotations.Nullable Held tryOnce(long validUntilNanos) {
        long now = clock.millis();
        Set<Short> used = new HashSet<>();
        Short free = null;
        for (var row : jdbc.query("SELECT node, lease_until FROM pf_node ORDER BY node", (rs, i) ->
                new long[] {rs.getLong(1), rs.getLong(2)})) {
            used.add((short) row[0]);
            if (free == null && row[1] < now - TAKE_OVER_AFTER_MS) {
                free = (short) row[0];
            }
        }
        if (free != null) {
            return takeOver(free, now, validUntilNanos);
        }
        for (short number = 0; number < NUMBERS; number++) {
            if (!used.contains(number)) {
                return insert(number, now, validUntilNanos);
            }
        }
        return null;
    }

    private @org.jspecify.annotations.Nullable Held takeOver(short number, long now, long validUntilNanos) {
        int rows = jdbc.update(
                "UPDATE pf_node SET owner=?, lease_until=?, roles=?, address=?, offset_ms=?, pressure_ms=0, seen_at=?"
                        + " WHERE node=? AND lease_until<?",
                owner,
                now + LEASE_MS,
                roles,
                address,
                clock.offsetMs(),
                UtcTime.of(clock.instant()),
                number,
                now - TAKE_OVER_AFTER_MS);
        if (rows == 0) {
            return null;
        }
        Long last = jdbc.queryForObject("SELECT last_ms FROM pf_node WHERE node=?", Long.class, number);
        return new Held(number, validUntilNanos, last == null ? 0 : last);
    }

    private @org.jspecify.annotations.Nullable Held insert(short number, long now, long validUntilNanos) {
        try {
            jdbc.update(
                    "INSERT INTO pf_node(node,owner,lease_until,last_ms,roles,address,offset_ms,pressure_ms,seen_at)"
                            + " VALUES (?,?,?,0,?,?,?,0,?)",
                    number,
                    owner,
                    now + LEASE_MS,
                    roles,
                    address,
                    clock.offsetMs(),
                    UtcTime.of(clock.instant()));
            return new Held(number, validUntilNanos, 0);
        } catch (DuplicateKeyException e) {
            return null; // another process was faster; look again
        }
    }
}
