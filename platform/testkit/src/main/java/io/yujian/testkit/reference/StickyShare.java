package io.yujian.testkit.reference;

/**
 * In which share of the people somebody is, by person and salt. Written a second time on purpose: shares are part of what
 * published journeys mean, and whoever changes the product's must hear of it.
 */
final class StickyShare {
    private StickyShare() {}

    static int of(long customer, String salt, int shares) {
        long h = customer;
        for (char c : salt.toCharArray()) {
            h = finalise(h + 0x9e3779b97f4a7c15L + c);
        }
        return (int) Long.remainderUnsigned(finalise(h), shares);
    }

    /** SplitMix64's. */
    private static long finalise(long z) {
        long x = z;
        x ^= x >>> 30;
        x *= 0xbf58476d1ce4e5b9L;
        x ^= x >>> 27;
        x *= 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }
}
