package io.yujian.coupon.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the console shows it.
 *
 * @param state {@code open}, {@code closed}, or {@code ended} when its fixed time is over
 */
public record CouponBatchView(
        String id,
        String title,
        String kind,
        @Nullable Long amountCents,
        @Nullable Integer discountPercent,
        @Nullable String giftName,
        @Nullable Long useThresholdCents,
        @Nullable String description,
        long total,
        int limitPerPerson,
        CouponBatchForm.CouponValidity validity,
        String state,
        Instant createdAt,
        CouponBatchStats stats) {
    /** Always: total = left + issued, issued = redeemed + expired + usable. */
    public record CouponBatchStats(long total, long left, long issued, long redeemed, long expired) {}
}
