package io.yujian.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Wall clock of the fake platform. It can be pushed forward, never back, so that a test of a 48-hour window takes no
 * time. Latencies are never measured with it but with {@link System#nanoTime()}. Thread safe.
 */
@Component
public class SimulatorClock implements InstantSource {

    private final InstantSource source;
    private final AtomicLong offsetMillis = new AtomicLong();

    @Autowired
    public SimulatorClock() {
        this(InstantSource.system());
    }

    public SimulatorClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plusMillis(offsetMillis.get());
    }

    @Override
    public long millis() {
        return source.millis() + offsetMillis.get();
    }

    public long seconds() {
        return millis() / 1000;
    }

    /** Moves the platform's time forward. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the platform's clock never goes back");
        }
        offsetMillis.addAndGet(by.toMillis());
    }

    /** How far this clock runs ahead of the real one, in milliseconds. */
    public long aheadMillis() {
        return offsetMillis.get();
    }

    public void backToRealTime() {
        offsetMillis.set(0);
    }
}
