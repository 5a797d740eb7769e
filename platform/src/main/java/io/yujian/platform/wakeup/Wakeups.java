package io.yujian.platform.wakeup;

/**
 * Nudges between workers, in this process and through Redis on others. May be lost: every listener also sweeps. Nudges
 * of one topic that follow each other within milliseconds reach other processes as one.
 */
public interface Wakeups {
    /** Tells listeners of the topic, here at once, elsewhere soon. Inside a transaction: after its commit. */
    void nudge(String topic);

    /**
     * There is work that one worker anywhere can do: tells the listeners here, and only when there are none those
     * elsewhere. Inside a transaction: after its commit.
     */
    void nudgeOne(String topic);

    /** @param listener must return at once (set a flag, release a semaphore) */
    void listen(String topic, Runnable listener);
}
