package io.yujian.journey.node;

/**
 * Puts people into shares so that the same person always falls into the same one, on every node and for ever, and shares
 * of different salts are independent of each other. Part of the stored meaning of journeys: never change it.
 */
public final class StableHash {
    private StableHash() {}

    /** A number from 0 to {@code shares - 1}. */
    public static int share(long customerId, String salt, int shares) {
        long h = customerId;
        for (int i = 0; i < salt.length(); i++) {
            h = mix(h + 0x9e3779b97f4a7c15L + salt.charAt(i));
        }
        return (int) Long.remainderUnsigned(mix(h), shares);
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014): each bit of the input changes half of the output's. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
