package io.yujian.simulator.load;

import org.jspecify.annotations.Nullable;

/**
 * Load to make.
 *
 * @param kind {@code follow} (strangers follow, by a code if {@code scene} is given), {@code scan} (followers scan),
 *     {@code message} (followers write {@code content}), {@code click} (followers tap the menu button {@code key})
 * @param ratePerSecond acts a second
 * @param seconds how long, warm-up included
 * @param warmupSeconds acts of the first seconds are left out of every number
 * @param drainSeconds how long to wait for first messages after the last act; 10 if absent
 * @param arrivals {@code uniform} (default) or {@code poisson}
 */
public record LoadRequest(
        String appId,
        @Nullable String kind,
        double ratePerSecond,
        double seconds,
        @Nullable Double warmupSeconds,
        @Nullable Integer drainSeconds,
        @Nullable String arrivals,
        @Nullable String scene,
        @Nullable String content,
        @Nullable String key) {

    private static final int MOST_ACTS = 10_000_000;

    int acts() {
        double acts = ratePerSecond * seconds;
        if (!(ratePerSecond > 0) || !(seconds > 0) || acts > MOST_ACTS || acts < 1) {
            throw new IllegalArgumentException("ratePerSecond × seconds must be 1 to " + MOST_ACTS);
        }
        return (int) Math.round(acts);
    }

    double warmup() {
        return warmupSeconds == null ? 0 : warmupSeconds;
    }

    int drain() {
        return drainSeconds == null ? 10 : drainSeconds;
    }

    boolean poisson() {
        return "poisson".equals(arrivals);
    }

    String kindOrFollow() {
        return kind == null ? "follow" : kind;
    }
}
