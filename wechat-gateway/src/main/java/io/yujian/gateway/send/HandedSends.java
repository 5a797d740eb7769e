package io.yujian.gateway.send;

import io.yujian.platform.outbox.OutboxClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one lane that were handed over when they were planned and wait for a free call. Bounded: what would wait
 * longer than a moment belongs into the queue, where every node can take it. Safe for any thread.
 */
final class HandedSends {
    private final Queue<OutboxClaim> claims = new ConcurrentLinkedQueue<>();
    /** Promised to transactions that may still roll back are not counted; a little over the bound does no harm. */
    private final AtomicInteger messages = new AtomicInteger();

    private final int most;

    HandedSends(int most) {
        this.most = most;
    }

    boolean hasRoom(int more) {
        return messages.get() + more <= most;
    }

    void offer(OutboxClaim claim) {
        messages.addAndGet(claim.items().size());
        claims.add(claim);
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    /** Null when none waits or the next one is larger than the room. */
    @Nullable
    OutboxClaim poll(int room) {
        OutboxClaim next = claims.peek();
        if (next == null || next.items().size() > room) {
            return null;
        }
        claims.remove();
        messages.addAndGet(-next.items().size());
        return next;
    }

    /** Takes out all that wait. */
    List<OutboxClaim> drain() {
        List<OutboxClaim> all = new ArrayList<>();
        for (OutboxClaim next = poll(Integer.MAX_VALUE); next != null; next = poll(Integer.MAX_VALUE)) {
            all.add(next);
        }
        return all;
    }
}
