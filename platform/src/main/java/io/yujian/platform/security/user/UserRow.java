package io.yujian.platform.security.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of pf_user. */
record UserRow(
        long id,
        String username,
        String name,
        String role,
        String passwordHash,
        boolean disabled,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastSignInAt) {}
