package io.yujian.platform.inbox;

import java.time.Instant;

/** An inbox row as the pipeline reads it: the entry, its id, and when it was stored here. */
public record StoredEntry(long id, InboxEntry entry, Instant storedAt, boolean late) {}
