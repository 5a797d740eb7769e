package io.yujian.platform.wakeup;

/** Nudges between workers, in this process and through Redis on others. May be lost: every listener also sweeps. */
public interface Wakeups {
    /** Tells listeners of the topic, here at once, elsewhere soon. Inside a transaction: after its commit. */
    void nudge(String topic);

    /** @param listener must return at once (set a flag, release a semaphore) */
    void listen(String topic, Runnable listener);
}
