package io.yujian.coupon;

import java.util.Optional;

/** Coupon batches as journeys see them. */
public interface CouponBatches {
    Optional<Summary> find(long batchId);

    /**
     * @param open may be issued now
     * @param left stock that is left
     */
    record Summary(long id, String title, boolean open, long left) {}
}
