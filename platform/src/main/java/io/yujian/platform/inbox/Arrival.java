package io.yujian.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * An entry on its way into the table: checked, with its id and lane.
 *
 * @param key {@code created_s} and {@code dedupe}
 */
record Arrival(long id, InboxEntry entry, Key key, byte[] sender, long laneKey, boolean late) {
    static final Comparator<Arrival> BY_KEY = Comparator.comparing(Arrival::key).thenComparing(Arrival::id);

    private static final int MAX_SOURCE = 16;
    private static final int MAX_SENDER = 128;
    private static final int MAX_TRACE = 32;
    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_REPLY = 65_535;
    private static final int DEDUPE = 16;
    private static final long MAX_SECONDS = 0xffffffffL;

    /** Primary key of an inbox row; equal by content, ordered as the index is. */
    record Key(long createdS, byte[] dedupe) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySecond = Long.compare(createdS, other.createdS);
            return bySecond != 0 ? bySecond : Arrays.compareUnsigned(dedupe, other.dedupe);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.createdS == createdS && Arrays.equals(key.dedupe, dedupe);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(createdS) * 31 + Arrays.hashCode(dedupe);
        }
    }

    static Arrival of(long id, InboxEntry entry, boolean late) {
        byte[] sender = entry.sender().getBytes(StandardCharsets.UTF_8);
        return new Arrival(
                id,
                entry,
                new Key(entry.createdAt().getEpochSecond(), entry.dedupe()),
                sender,
                LaneKey.of(entry.accountId(), sender),
                late);
    }

    /** Lengths are checked before, so that one entry that does not fit cannot fail a batch. */
    static void check(InboxEntry entry) {
        require(entry.source().length() <= MAX_SOURCE, "source");
        require(entry.sender().getBytes(StandardCharsets.UTF_8).length <= MAX_SENDER, "sender");
        require(entry.traceId().length() <= MAX_TRACE, "traceId");
        require(entry.dedupe().length == DEDUPE, "dedupe");
        require(entry.body().length <= MAX_BODY, "body");
        byte[] reply = entry.reply();
        require(reply == null || reply.length <= MAX_REPLY, "reply");
        long seconds = entry.createdAt().getEpochSecond();
        require(seconds >= 0 && seconds <= MAX_SECONDS, "createdAt");
    }

    private static void require(boolean fits, String field) {
        if (!fits) {
            throw new IllegalArgumentException("inbox entry does not fit: " + field);
        }
    }
}
