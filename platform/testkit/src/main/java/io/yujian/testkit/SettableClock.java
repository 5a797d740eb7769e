package io.yujian.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Runs with the machine's clock until a test moves or stops it. Moving it forward makes timers due at once; leases and
 * ids keep to real time. Safe for any thread.
 */
public final class SettableClock implements InstantSource {
    private final InstantSource real = InstantSource.system();
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean stopped;
    private volatile Instant at = Instant.EPOCH;

    @Override
    public Instant instant() {
        Instant now = stopped ? at : real.instant().plus(ahead);
        return now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Stops at this moment. */
    public synchronized void set(Instant moment) {
        at = moment;
        stopped = true;
    }

    /** Moves forward (or back, when negative); a stopped clock stays stopped, a running one goes on running. */
    public synchronized void advance(Duration by) {
        at = at.plus(by);
        ahead = ahead.plus(by);
    }

    /** Back to the machine's clock. */
    public synchronized void reset() {
        stopped = false;
        ahead = Duration.ZERO;
    }
}
