package io.yujian.journey.message;

import io.yujian.gateway.SendKey;
import io.yujian.journey.node.StepContext;

/** What a step's messages are called in the ledger. */
public final class MessageKeys {
    /** No run comes to one node as often; so a message that is said again never takes the key of a later visit. */
    private static final int ROUND = 1_000_000;

    private MessageKeys() {}

    /** @param round 0 for the visit's first message */
    public static SendKey of(StepContext step, int round) {
        return new SendKey(step.runId(), step.nodeId(), step.visit() + round * ROUND);
    }
}
