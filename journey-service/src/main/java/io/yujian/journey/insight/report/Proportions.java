package io.yujian.journey.insight.report;

import org.jspecify.annotations.Nullable;

/**
 * What a sample says about a rate, and about the difference of two. Intervals hold with 95 %: Wilson's score interval for a
 * rate, Newcombe's hybrid score interval (1998, method 10) for a difference of two independent ones. Both stay within
 * their bounds and are right for small samples and for rates near 0 and 1, unlike the textbook's.
 */
public final class Proportions {
    private static final double Z = 1.959963984540054;

    private Proportions() {}

    /** Null when there is nobody. */
    public static @Nullable RateView rate(long hits, long of) {
        if (of <= 0) {
            return null;
        }
        double p = share(hits, of);
        double middle = p + Z * Z / (2 * of);
        double reach = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        double scale = 1 + Z * Z / of;
        return new RateView(p, hits <= 0 ? 0 : (middle - reach) / scale, hits >= of ? 1 : (middle + reach) / scale, of);
    }

    /** Of the first over the second; null when one of the two has nobody. */
    public static @Nullable LiftView difference(long hits, long of, long otherHits, long ofOther) {
        RateView one = rate(hits, of);
        RateView other = rate(otherHits, ofOther);
        if (one == null || other == null) {
            return null;
        }
        double value = one.value() - other.value();
        double down = Math.hypot(one.value() - one.low(), other.high() - other.value());
        double up = Math.hypot(one.high() - one.value(), other.value() - other.low());
        double low = Math.max(-1, value - down);
        double high = Math.min(1, value + up);
        return new LiftView(value, low, high, low > 0 || high < 0);
    }

    /** A run that a person moved can reach a goal in a way that was counted elsewhere; a share stays a share. */
    private static double share(long hits, long of) {
        return Math.max(0, Math.min(1, (double) hits / of));
    }
}
