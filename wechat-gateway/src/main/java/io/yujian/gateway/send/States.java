package io.yujian.gateway.send;

import io.yujian.gateway.SendState;

/** Numbers of the ledger's states; never renumbered. */
final class States {
    static final int PLANNED = 0;
    static final int SENDING = 1;

    private static final SendState[] BY_NUMBER = {
        SendState.PLANNED,
        SendState.SENDING,
        SendState.SENT,
        SendState.DELIVERED,
        SendState.REFUSED,
        SendState.UNKNOWN,
        SendState.NOT_SENT
    };

    private States() {}

    static SendState of(int number) {
        return BY_NUMBER[number];
    }

    static int number(SendState state) {
        for (int i = 0; i < BY_NUMBER.length; i++) {
            if (BY_NUMBER[i] == state) {
                return i;
            }
        }
        throw new IllegalArgumentException(state.name());
    }
}
