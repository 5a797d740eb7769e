package io.yujian.journey.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Comparator;

/** What makes a call unique; sorted as its rows are locked. */
public record CallKey(long runId, String node, int visit) implements Comparable<CallKey> {
    private static final Comparator<CallKey> ORDER = Comparator.comparingLong(CallKey::runId)
            .thenComparing(CallKey::node)
            .thenComparingInt(CallKey::visit);

    /** As the outbox carries it. */
    byte[] ref() {
        byte[] name = node.getBytes(US_ASCII);
        return ByteBuffer.allocate(12 + name.length)
                .putLong(runId)
                .putInt(visit)
                .put(name)
                .array();
    }

    static CallKey ofRef(byte[] ref) {
        ByteBuffer buffer = ByteBuffer.wrap(ref);
        long run = buffer.getLong();
        int visit = buffer.getInt();
        return new CallKey(run, new String(ref, 12, ref.length - 12, US_ASCII), visit);
    }

    /** For the other side: the same for every repeat. */
    String idempotencyKey() {
        return runId + "-" + node + "-" + visit;
    }

    @Override
    public int compareTo(CallKey other) {
        return ORDER.compare(this, other);
    }
}
