package io.yujian.member.tag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code mb_customer_tag} with the tag's name. Component order is the order of the selected columns. */
public record CustomerTagRow(
        long customerId,
        long tagId,
        String name,
        String source,
        Instant since,
        @Nullable Instant validUntil) {
    public boolean validAt(Instant now) {
        return validUntil == null || validUntil.isAfter(now);
    }
}
