package io.yujian.platform.slot;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sixteen slots. The hash mixes all bits: the low bits of ids are mostly zero and would all fall into one slot. */
public final class Slots {
    public static final int COUNT = 16;

    private Slots() {}

    /** 0–15, the same on every node for the same key. */
    public static byte of(long key) {
        return (byte) (mix(key) & COUNT - 1);
    }

    /** Spreads a key over all 64 bits (the finalizer of SplitMix64, Steele, Lea and Flood 2014). */
    public static long mix(long key) {
        long z = key + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** {@code 3,4,…,15} for {@code from} 3: the slots of a claim, as SQL. */
    public static String listFrom(int from) {
        return IntStream.range(from, COUNT).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
