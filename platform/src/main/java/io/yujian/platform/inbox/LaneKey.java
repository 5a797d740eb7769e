package io.yujian.platform.inbox;

import io.yujian.platform.slot.Slots;

/**
 * The lane of a sender: events of one lane are handled in the order of storing. Two senders whose hashes meet share a
 * lane, which costs them some parallelism and nothing else.
 */
final class LaneKey {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private LaneKey() {}

    static long of(long accountId, byte[] sender) {
        long hash = FNV_START ^ Slots.mix(accountId);
        for (byte b : sender) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return Slots.mix(hash);
    }
}
