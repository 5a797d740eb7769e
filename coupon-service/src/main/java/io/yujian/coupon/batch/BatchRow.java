package io.yujian.coupon.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code cp_batch}. Component order is the order of the selected columns.
 *
 * @param total stock and issued together
 * @param buckets rows of {@code cp_stock}
 * @param validMode {@code fixed} with both times, {@code after-claim} with days
 * @param state {@code open} or {@code closed}
 */
public record BatchRow(
        long id,
        String title,
        String kind,
        @Nullable Long amountCents,
        @Nullable Integer discountPercent,
        @Nullable String giftName,
        @Nullable Long thresholdCents,
        @Nullable String description,
        long total,
        int buckets,
        int limitPerPerson,
        String validMode,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer validDays,
        String state,
        Instant createdAt) {
    public boolean closed() {
        return !state.equals("open");
    }

    /** A fixed time is over: nothing that is issued now could be used. */
    public boolean ended(Instant now) {
        return validUntil != null && !validUntil.isAfter(now);
    }

    public Instant validFrom(Instant claimedAt) {
        return validFrom == null ? claimedAt : validFrom;
    }

    /** First moment at which a coupon claimed now is no longer valid; days count to the end of the last one. */
    public Instant validUntil(Instant claimedAt, ZoneId zone) {
        if (validUntil != null) {
            return validUntil;
        }
        int days = validDays == null ? 0 : validDays;
        return LocalDate.ofInstant(claimedAt, zone)
                .plusDays(days + 1L)
                .atStartOfDay(zone)
                .toInstant();
    }
}
