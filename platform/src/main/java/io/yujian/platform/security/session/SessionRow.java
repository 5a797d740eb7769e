package io.yujian.platform.security.session;

import java.time.Instant;

/** A live session with the user behind it. */
record SessionRow(long userId, String name, String role, Instant createdAt, Instant lastSeenAt) {}
