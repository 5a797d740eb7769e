package io.yujian.platform.security.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as the console shows it.
 *
 * @param prefix the part by which people recognise the key; no secret
 */
public record ApiKeyView(
        String id,
        String prefix,
        String name,
        List<String> scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    static ApiKeyView of(ApiKeyRow row) {
        return new ApiKeyView(
                Long.toString(row.id()),
                "yk_" + row.keyId(),
                row.name(),
                List.of(row.scopes().split(" ")),
                row.createdBy(),
                row.createdAt(),
                row.expiresAt(),
                row.lastUsedAt());
    }
}
