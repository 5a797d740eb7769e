package io.yujian.platform.inbox;

/** How this process' inbox is doing. */
public interface InboxLoad {
    /** Milliseconds that the oldest entry has waited to be stored. */
    long oldestMs();

    /** An entry was refused within the last five seconds. */
    boolean refusedLately();
}
