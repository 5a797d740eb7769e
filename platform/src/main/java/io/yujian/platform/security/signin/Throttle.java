package io.yujian.platform.security.signin;

import io.yujian.platform.crypto.Digests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts attempts per user name and per address, in the database, so that all nodes count together. An attempt is
 * counted before its password is looked at and taken back when it was right: a hundred guesses sent at once are then as
 * good as a hundred sent one by one. Attempts while locked count for nothing, so a lock always ends. Names that do not
 * exist are counted too, or the lock would tell which exist.
 */
@Component
class Throttle {
    private static final int PER_USER = 5;
    private static final int PER_ADDRESS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final FailureMapper mapper;
    private final TransactionOperations transaction;
    private final InstantSource time;

    Throttle(FailureMapper mapper, TransactionOperations transaction, InstantSource time) {
        this.mapper = mapper;
        this.transaction = transaction;
        this.time = time;
    }

    /** Counts an attempt; the instant until which no more are looked at when there were too many. */
    Optional<Instant> attempt(String username, String address) {
        Optional<Instant> locked = count("ip:" + address, PER_ADDRESS);
        return locked.isPresent() ? locked : count(user(username), PER_USER);
    }

    /** The password was right: the name's failures are forgotten, this attempt of the address is taken back. */
    void succeeded(String username, String address) {
        mapper.delete(Digests.sha256(user(username)));
        byte[] subject = Digests.sha256("ip:" + address);
        transaction.executeWithoutResult(status -> {
            Instant now = time.instant();
            mapper.ensure(subject, now);
            FailureRow row = mapper.lock(subject);
            mapper.update(subject, Math.max(0, row.failures() - 1), row.lastAt(), row.lockedUntil());
        });
    }

    boolean deleteSomeOld() {
        return mapper.deleteOlder(time.instant().minus(WINDOW.multipliedBy(2))) > 0;
    }

    private Optional<Instant> count(String name, int limit) {
        byte[] subject = Digests.sha256(name);
        return transaction.execute(status -> {
            Instant now = time.instant();
            mapper.ensure(subject, now);
            FailureRow row = mapper.lock(subject);
            Instant lockedUntil = row.lockedUntil();
            if (lockedUntil != null && lockedUntil.isAfter(now)) {
                return Optional.of(lockedUntil);
            }
            boolean fresh = lockedUntil != null || row.lastAt().plus(WINDOW).isBefore(now);
            int failures = fresh ? 1 : row.failures() + 1;
            // The attempt that reaches the limit is still looked at; it locks what comes after it.
            mapper.update(subject, failures, now, failures >= limit ? now.plus(WINDOW) : null);
            return Optional.<Instant>empty();
        });
    }

    private static String user(String username) {
        return "user:" + username.trim().toLowerCase(Locale.ROOT);
    }
}
