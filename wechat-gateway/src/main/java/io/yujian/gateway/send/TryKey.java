package io.yujian.gateway.send;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.yujian.gateway.SendKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * One try of a message: the ledger's primary key. Sorted as the key, the order in which rows are locked.
 *
 * @param tryNo place in the chain, from 0; resending by hand adds one
 */
record TryKey(long sourceId, String node, int visit, int tryNo) implements Comparable<TryKey> {
    private static final Comparator<TryKey> ORDER = Comparator.comparingLong(TryKey::sourceId)
            .thenComparing(TryKey::node)
            .thenComparingInt(TryKey::visit)
            .thenComparingInt(TryKey::tryNo);

    static TryKey first(SendKey key) {
        return new TryKey(key.sourceId(), key.node(), key.visit(), 0);
    }

    TryKey next() {
        return new TryKey(sourceId, node, visit, tryNo + 1);
    }

    SendKey message() {
        return new SendKey(sourceId, node, visit);
    }

    /** As the outbox carries it. */
    byte[] ref() {
        byte[] name = node.getBytes(US_ASCII);
        return ByteBuffer.allocate(13 + name.length)
                .putLong(sourceId)
                .putInt(visit)
                .put((byte) tryNo)
                .put(name)
                .array();
    }

    static TryKey ofRef(byte[] ref) {
        ByteBuffer buffer = ByteBuffer.wrap(ref);
        long source = buffer.getLong();
        int visit = buffer.getInt();
        int tryNo = buffer.get() & 0xff;
        return new TryKey(source, new String(ref, 13, ref.length - 13, US_ASCII), visit, tryNo);
    }

    /** 32 characters that stand for this try at the platform, the same for each repeat. */
    String idempotencyKey() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ref());
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(TryKey other) {
        return ORDER.compare(this, other);
    }
}
