package io.yujian.member.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code mb_identity}. Component order is the order of the selected columns.
 *
 * @param value null for phones
 * @param secret cipher text; null for everything but phones
 */
public record IdentityRow(
        int ns,
        byte[] valueHash,
        long id,
        long customerId,
        @Nullable String value,
        byte @Nullable [] secret,
        Instant boundAt) {
    public IdentityKey key() {
        return new IdentityKey(ns, valueHash);
    }
}
