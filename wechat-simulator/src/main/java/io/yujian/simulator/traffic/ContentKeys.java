package io.yujian.simulator.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Remembers of each accepted message a 64-bit hash and the number of its first arrival: 16 bytes a slot, so that
 * millions fit. Open addressing in one array pair, grown by doubling up to a bound. Guarded by its own lock.
 */
final class ContentKeys {

    private final int most;
    private long[] keys = new long[1 << 14];
    private long[] firstSeq = new long[1 << 14];
    private int size;
    private boolean full;

    ContentKeys(int most) {
        this.most = most;
    }

    static long hash(String openid, String content) {
        return mix(fnv(fnv(0xcbf29ce484222325L, openid), content));
    }

    private static long fnv(long seed, String text) {
        long h = seed;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * 0x100000001b3L;
        }
        return (h ^ 0xff) * 0x100000001b3L;
    }

    private static long mix(long h) {
        long x = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
        x ^= x >>> 33;
        return x == 0 ? 1 : x;
    }

    /** The number of the earlier arrival with this key, or 0 when it is new (and is then remembered). */
    synchronized long seenBefore(long key, long seq) {
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            return firstSeq[slot];
        }
        if (size >= most) {
            full = true;
            return 0;
        }
        keys[slot] = key;
        firstSeq[slot] = seq;
        if (++size > keys.length * 3L / 5) {
            grow();
        }
        return 0;
    }

    synchronized int size() {
        return size;
    }

    /** Whether some messages could not be remembered, so that the report may be incomplete. */
    synchronized boolean full() {
        return full;
    }

    synchronized void clear() {
        Arrays.fill(keys, 0);
        size = 0;
        full = false;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldSeq = firstSeq;
        keys = new long[oldKeys.length * 2];
        firstSeq = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                firstSeq[slot] = oldSeq[i];
            }
        }
    }

    private static int slot(long[] table, long key) {
        int mask = table.length - 1;
        int slot = (int) key & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
