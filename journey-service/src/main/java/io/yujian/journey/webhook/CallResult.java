package io.yujian.journey.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param state one of {@link CallState}; {@code PLANNED}: another attempt may help
 * @param status HTTP status; 0: no answer
 * @param answer JSON; null: none, too large, or not JSON
 */
record CallResult(CallState state, int status, @Nullable String reason, byte @Nullable [] answer) {
    static CallResult ok(int status, byte @Nullable [] answer) {
        return new CallResult(CallState.OK, status, null, answer);
    }

    static CallResult failed(int status, String reason) {
        return new CallResult(CallState.FAILED, status, reason, null);
    }

    static CallResult again(int status, String reason) {
        return new CallResult(CallState.PLANNED, status, reason, null);
    }
}
