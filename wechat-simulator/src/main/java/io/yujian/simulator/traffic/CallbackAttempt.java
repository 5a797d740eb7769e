package io.yujian.simulator.traffic;

import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a callback.
 *
 * @param at Unix milliseconds when it was sent
 * @param status HTTP status, or null when there was no answer
 * @param millis how long it took
 * @param outcome {@code acknowledged}, {@code replied}, {@code timeout}, {@code unreachable}, {@code bad-status},
 *     {@code bad-answer}, {@code lost} (never sent, by a fault)
 * @param answer the answer's body (a passive reply decrypted), shortened
 */
public record CallbackAttempt(long at, @Nullable Integer status, long millis, String outcome, String answer) {

    public boolean delivered() {
        return outcome.equals("acknowledged") || outcome.equals("replied");
    }
}
