package io.yujian.journey.node.issuecoupon;

import io.yujian.coupon.CouponIssuing.IssueResult;
import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;

/** Issue a coupon of the batch to the step's customer. */
record GiveCoupon(long batchId) implements Effect {
    record Given(IssueResult result) implements EffectResult {}
}
