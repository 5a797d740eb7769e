package io.yujian.platform.time;

import java.util.Map;
import java.util.SortedMap;

/**
 * Sorts lengths of time into classes whose upper edges grow by a tenth, so that a distribution of any size is a hundred or
 * so counters. The unit is the caller's. Pure.
 */
public final class DurationClasses {
    private static final double GROWTH = 1.1;

    private DurationClasses() {}

    /** The class of a length; everything up to 1 is class 0. */
    public static int of(long length) {
        return length <= 1 ? 0 : (int) Math.ceil(Math.log(length) / Math.log(GROWTH) - 1e-9);
    }

    /** The upper edge of a class. */
    public static long upTo(int durationClass) {
        return Math.round(Math.pow(GROWTH, durationClass));
    }

    /**
     * Upper edge of the class in which the share lies, at most a tenth too long; 0 when nothing was counted.
     *
     * @param share 0.5 for the median
     */
    public static long quantile(SortedMap<Integer, Long> counts, double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (Map.Entry<Integer, Long> one : counts.entrySet()) {
            seen += one.getValue();
            if (seen > 0 && seen >= Math.ceil(all * share)) {
                return upTo(one.getKey());
            }
        }
        return 0;
    }
}
