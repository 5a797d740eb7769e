package io.yujian.gateway.send;

import io.yujian.platform.outbox.OutboxClaim;
import java.util.List;

/** Messages that this node has taken and will call for, with the claim that stands in for them in the database. */
final class Claimed {
    private final OutboxClaim claim;
    private final long untilNanos;
    private final List<Call> calls;
    /** Changed by the lane's one result writer only. */
    private int open;

    /** @param untilNanos end of the lease by this process' monotonic clock, taken before the claim: never too late */
    Claimed(OutboxClaim claim, long untilNanos, List<Call> calls) {
        this.claim = claim;
        this.untilNanos = untilNanos;
        this.calls = List.copyOf(calls);
        this.open = calls.size();
        calls.forEach(call -> call.belongsTo(this));
    }

    OutboxClaim claim() {
        return claim;
    }

    List<Call> calls() {
        return calls;
    }

    long leftNanos() {
        return untilNanos - System.nanoTime();
    }

    int open() {
        return open;
    }

    void recorded(int results) {
        open -= results;
    }
}
