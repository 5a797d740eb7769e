package io.yujian.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Durable queue of outside calls. Every method works in the caller's transaction. Safe on any number of nodes. */
public interface Outbox {
    /**
     * One statement for any number. After commit the worker of this kind and lane is nudged (topic {@code
     * outbox:<kind>:<lane>}), here or on another node.
     */
    void add(List<OutboxItem> items);

    /** Is anything due? Locks nothing and needs no transaction: a cheap question before {@link #claim}. */
    boolean hasDue(byte kind, byte lane);

    /** Takes up to {@code limit} due rows of one kind and lane ({@code SKIP LOCKED}); empty when nothing is due. */
    Optional<OutboxClaim> claim(byte kind, byte lane, int limit, Duration lease);

    /** All items of the claim have their result, or went back through {@link #add}: forget the claim row. */
    void settle(OutboxClaim claim);

    /** A claim of this kind whose lease has ended (its worker is gone), taken over with a new token and lease. */
    Optional<OutboxClaim> takeOver(byte kind, Duration lease);
}
