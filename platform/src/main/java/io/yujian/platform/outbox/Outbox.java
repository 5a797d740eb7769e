package io.yujian.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Durable queue of outside calls. Every method works in the caller's transaction. Safe on any number of nodes. */
public interface Outbox {
    /**
     * One statement for any number. Due items go to this process' {@link OutboxTaker} after the commit, when it takes
     * them; of all others the worker of their kind and lane hears (topic {@code outbox:<kind>:<lane>}), here or on
     * another node.
     */
    void add(List<OutboxItem> items);

    /** Is anything due? Locks nothing and needs no transaction: a cheap question before {@link #claim}. */
    boolean hasDue(byte kind, byte lane);

    /** Takes up to {@code limit} due rows of one kind and lane ({@code SKIP LOCKED}); empty when nothing is due. */
    Optional<OutboxClaim> claim(byte kind, byte lane, int limit, Duration lease);

    /** From now on the worker is given what is due when it is written; one for each kind. */
    void handTo(OutboxTaker taker);

    /**
     * Begins a claim that was handed over: from here on its items may have gone out. Empty when it lapsed meanwhile and
     * its items are in the queue again.
     */
    Optional<OutboxClaim> begin(OutboxClaim handed, Duration lease);

    /** Puts all items of a claim back into the queue; nothing of it can have gone out. */
    void giveBack(OutboxClaim claim);

    /** All items of the claim have their result, or went back through {@link #add}: forget the claim row. */
    void settle(OutboxClaim claim);

    /**
     * A begun claim of this kind whose lease has ended (its worker is gone), taken over with a new token and lease. Lapsed
     * ones that were not begun go back into the queue on the way.
     */
    Optional<OutboxClaim> takeOver(byte kind, Duration lease);
}
