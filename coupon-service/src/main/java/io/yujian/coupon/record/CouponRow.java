package io.yujian.coupon.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code cp_coupon}. Component order is the order of the selected columns. */
public record CouponRow(
        long id,
        long batchId,
        long customerId,
        long identityId,
        byte[] keyHash,
        byte[] codeHash,
        byte[] codeSecret,
        String state,
        Instant validFrom,
        Instant validUntil,
        String source,
        Instant issuedAt,
        @Nullable Instant redeemedAt,
        @Nullable String storeId,
        @Nullable String operator,
        @Nullable String orderId) {
    public static final String ISSUED = "issued";
    public static final String REDEEMED = "redeemed";
    public static final String EXPIRED = "expired";

    /** The state that people see: a coupon whose time is over is expired before the duty has said so. */
    public String stateAt(Instant now) {
        return state.equals(ISSUED) && !validUntil.isAfter(now) ? EXPIRED : state;
    }
}
