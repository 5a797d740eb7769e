package io.yujian.platform.id;

import io.yujian.platform.node.NodeLease;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Ids from one 64-bit state (millisecond and sequence) that only ever grows, moved by compare-and-set: no lock, no two
 * threads with the same value. The node part comes from a lease that other processes respect. It reads the machine's
 * clock itself: a test that sets the product's clock back must still get new ids.
 */
@Component
public class NodeIds implements Ids {
    private static final long MAX_BACK_MS = 5_000;
    private static final int SEQUENCE_BITS = 12;
    private static final int NODE_BITS = 10;
    private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

    private final LongSupplier millis;
    private final Supplier<NodeLease.Held> node;
    /** Milliseconds since 1970 in the upper bits, sequence in the lower 12. */
    private final AtomicLong state = new AtomicLong();

    @Autowired
    public NodeIds(NodeLease lease) {
        this(System::currentTimeMillis, lease::held);
    }

    NodeIds(LongSupplier millis, Supplier<NodeLease.Held> node) {
        this.millis = millis;
        this.node = node;
    }

    @Override
    public long next() {
        NodeLease.Held held = node.get();
        if (!held.isValid()) {
            throw new IllegalStateException("the node's lease has ended: the database was away for too long");
        }
        while (true) {
            long last = state.get();
            long lastMs = Math.max(last >>> SEQUENCE_BITS, held.idsAfterMs());
            long now = millis.getAsLong();
            if (now > lastMs) {
                long next = now << SEQUENCE_BITS;
                if (state.compareAndSet(last, next)) {
                    return id(next, held.number());
                }
            } else if (lastMs - now > MAX_BACK_MS) {
                throw new IllegalStateException(
                        "the clock went back by " + (lastMs - now) + " ms; no ids until it is right");
            } else if (last >>> SEQUENCE_BITS == lastMs && (last & SEQUENCE_MASK) < SEQUENCE_MASK) {
                if (state.compareAndSet(last, last + 1)) {
                    return id(last + 1, held.number());
                }
            } else {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
            }
        }
    }

    /** Time of the newest id, in milliseconds since 1970; 0 before the first. */
    public long lastMs() {
        return state.get() >>> SEQUENCE_BITS;
    }

    private static long id(long stamped, short number) {
        long ms = (stamped >>> SEQUENCE_BITS) - EPOCH_MS;
        return ms << (NODE_BITS + SEQUENCE_BITS) | (long) number << SEQUENCE_BITS | stamped & SEQUENCE_MASK;
    }
}
