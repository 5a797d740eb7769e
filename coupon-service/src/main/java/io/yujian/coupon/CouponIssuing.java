package io.yujian.coupon;

import java.time.Instant;
import java.util.List;

/** Gives coupons to customers. */
public interface CouponIssuing {
    /**
     * In the caller's transaction, customers locked; stock goes down in the same transaction and never below zero. A
     * second call with the same key gives the first coupon again. Constant number of statements per distinct batch.
     */
    List<IssueResult> issue(List<IssueCoupon> requests);

    /**
     * @param key idempotency key, at most 100 ASCII characters: {@code run:<id>:<node>:<visit>}
     * @param source why, for reports: {@code journey:<id>}, {@code api}
     */
    record IssueCoupon(
            long batchId, long customerId, long identityId, String key, String source, byte lane, String traceId) {}

    /** What became of a request. */
    sealed interface IssueResult {
        /**
         * @param code what the fan shows; secret like cash
         * @param walletPath path of the fan's page with this coupon, to be put behind the public address
         */
        record Issued(long couponId, long batchId, String title, String code, String walletPath, Instant validUntil)
                implements IssueResult {}

        /** @param reason stable word: {@code sold-out}, {@code limit-reached}, {@code not-open}, {@code ended}, {@code unknown-batch} */
        record Refused(String reason) implements IssueResult {}
    }
}
