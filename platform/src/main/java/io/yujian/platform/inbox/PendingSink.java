package io.yujian.platform.inbox;

import java.util.List;

/** Where freshly stored entries go when this process runs the pipeline itself: no query, no nudge. */
public interface PendingSink {
    /** True when it will take entries now; then they are stored as claimed by this process. */
    boolean accepts();

    /** How long this process has them for itself, in milliseconds. */
    long leaseMs();

    /** Called after the commit, in the order of storing. Must return at once. */
    void offer(List<PendingEvent> stored);
}
