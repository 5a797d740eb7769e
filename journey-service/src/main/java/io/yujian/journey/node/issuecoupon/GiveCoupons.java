package io.yujian.journey.node.issuecoupon;

import io.yujian.coupon.CouponIssuing;
import io.yujian.coupon.CouponIssuing.IssueCoupon;
import io.yujian.journey.node.EffectHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Issues the coupons of a batch in one call; the run, node and visit are the idempotency key. */
@Component
class GiveCoupons implements EffectHandler<GiveCoupon> {
    private final CouponIssuing coupons;

    GiveCoupons(CouponIssuing coupons) {
        this.coupons = coupons;
    }

    @Override
    public Class<GiveCoupon> effectType() {
        return GiveCoupon.class;
    }

    @Override
    public List<Applied> apply(List<Request<GiveCoupon>> batch) {
        List<IssueCoupon> requests = batch.stream()
                .map(r -> new IssueCoupon(
                        r.effect().batchId(),
                        r.step().customer().id(),
                        r.step().identityId(),
                        "run:" + r.step().runId() + ":" + r.step().nodeId() + ":"
                                + r.step().visit(),
                        "journey:" + r.step().journeyId(),
                        r.step().lane(),
                        r.step().traceId()))
                .toList();
        return coupons.issue(requests).stream()
                .map(result -> Applied.of(new GiveCoupon.Given(result)))
                .toList();
    }
}
