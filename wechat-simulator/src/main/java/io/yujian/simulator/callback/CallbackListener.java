package io.yujian.simulator.callback;

import io.yujian.simulator.traffic.CallbackAttempt;

/** Watches one callback on its way. Called from I/O threads; must be quick. */
public interface CallbackListener {

    /** A try ended at {@code nanoTime}; {@code last} when no further one follows. */
    void tried(CallbackAttempt attempt, boolean last, long nanoTime);
}
