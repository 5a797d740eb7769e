package io.yujian.gateway.limit;

import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.platform.node.LiveNodes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Calls per second of an account's API, all nodes together. A node borrows a tenth of a second's worth at a time, so Redis
 * is asked ten times a second, not for each call; at most that much is lost when a node dies.
 */
@Component
public class RateLimiter {
    private static final long REMEMBER_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final PermitSource shared;
    private final LocalPermits own = new LocalPermits(System::nanoTime);
    private final GatewayProperties.Sender settings;
    private final IntSupplier nodes;
    private final Map<String, Purse> purses = new ConcurrentHashMap<>();

    @Autowired
    RateLimiter(RedisPermits shared, GatewayProperties properties, LiveNodes nodes) {
        this(shared, properties, new Remembered(nodes::count));
    }

    RateLimiter(PermitSource shared, GatewayProperties properties, IntSupplier nodes) {
        this.shared = shared;
        this.settings = properties.sender();
        this.nodes = nodes;
    }

    /**
     * Waits for a permit.
     *
     * @param lane bulk (1) leaves a fifth of the rate to triggered messages (0)
     * @param speed 0.1 to 1: part of the rate that this message may use, after a stop
     * @return false when there was none within the time
     */
    public boolean acquire(long accountId, String api, byte lane, double speed, Duration wait) {
        double rate = settings.rates().getOrDefault(api, settings.ratePerSecond());
        String key = accountId + ":" + api;
        long deadline = System.nanoTime() + wait.toNanos();
        if (speed < 1 && !await(() -> own.borrow(key + ":restart", share(rate * speed), 1, false) > 0, deadline)) {
            return false;
        }
        Purse purse = purses.computeIfAbsent(key + ":" + lane, k -> new Purse());
        return await(() -> purse.take(() -> borrow(key, rate, lane != 0)), deadline);
    }

    private int borrow(String key, double rate, boolean bulk) {
        int wanted = Math.max(1, (int) (rate / 10));
        int granted = shared.borrow(key, rate, wanted, bulk);
        return granted >= 0 ? granted : own.borrow(key, share(rate), wanted, bulk);
    }

    private double share(double rate) {
        return rate / Math.max(1, nodes.getAsInt());
    }

    private static boolean await(BooleanSupplier attempt, long deadline) {
        while (!attempt.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        return true;
    }

    /** Nodes come and go seldom; asking is a statement. The last answer serves while the database is away. */
    private static final class Remembered implements IntSupplier {
        private final IntSupplier source;
        private int value = 1;
        private long askedAt = System.nanoTime() - REMEMBER_NANOS;

        Remembered(IntSupplier source) {
            this.source = source;
        }

        @Override
        public synchronized int getAsInt() {
            if (System.nanoTime() - askedAt >= REMEMBER_NANOS) {
                askedAt = System.nanoTime();
                try {
                    value = source.getAsInt();
                } catch (DataAccessException e) {
                    return value;
                }
            }
            return value;
        }
    }

    /** What this node has borrowed and not used. Borrowed permits lapse after a second: they belong to that second. */
    private static final class Purse {
        private int permits;
        private long borrowedAt;

        synchronized boolean take(IntSupplier lender) {
            long now = System.nanoTime();
            if (permits <= 0 || now - borrowedAt > TimeUnit.SECONDS.toNanos(1)) {
                permits = lender.getAsInt();
                borrowedAt = now;
            }
            if (permits <= 0) {
                return false;
            }
            permits--;
            return true;
        }
    }
}
