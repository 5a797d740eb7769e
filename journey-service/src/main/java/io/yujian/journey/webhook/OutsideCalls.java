package io.yujian.journey.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls to outside addresses, as steps see them. */
public interface OutsideCalls {
    /** Two statements in the caller's transaction for any number; calls with a known key are left out silently. */
    void plan(List<Planned> calls);

    /** Calls never planned are left out. One statement. */
    Map<CallKey, Outcome> outcomes(Collection<CallKey> keys);

    /**
     * A call that a step has decided on.
     *
     * @param giveUpAt no attempt begins after it
     * @param wakeNo the run's wait that ends when the result is known; 0: nobody waits
     * @param body JSON
     */
    record Planned(
            CallKey key,
            long webhookId,
            long journeyId,
            long customerId,
            byte lane,
            Instant giveUpAt,
            int wakeNo,
            byte[] body) {}

    /**
     * @param status HTTP status of the last attempt; 0: no answer
     * @param answer JSON; null: none
     */
    record Outcome(CallState state, int status, @Nullable String reason, byte @Nullable [] answer) {}
}
