package io.yujian.platform.security.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of pf_api_key. */
record ApiKeyRow(
        long id,
        String keyId,
        byte[] secretHash,
        String name,
        String scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
