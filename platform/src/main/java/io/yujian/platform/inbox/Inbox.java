package io.yujian.platform.inbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Durable, exactly deduplicated store of what comes in. Safe for any thread and node. */
public interface Inbox {
    /**
     * Stores with group commit; completes after the commit. Completes exceptionally with
     * {@link InboxUnavailableException} when the queue is full, the entry has waited three seconds in it, or the
     * database failed: the caller must then NOT acknowledge.
     */
    CompletableFuture<StoreResult> store(InboxEntry entry);

    /**
     * Stores inside the caller's transaction (events that our own work causes, such as an issued coupon); they are
     * handled after its commit. Entries whose dedupe key is already stored are left out silently.
     */
    void append(List<InboxEntry> entries);
}
