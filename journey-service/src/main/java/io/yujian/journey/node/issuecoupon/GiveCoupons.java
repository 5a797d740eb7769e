package io.yujian.journey.node.issuecoupon;

import io.yujian.coupon.CouponBatches;
import io.yujian.coupon.CouponIssuing;
import io.yujian.coupon.CouponIssuing.IssueCoupon;
import io.yujian.coupon.CouponIssuing.IssueResult;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.node.StepContext;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Issues the coupons of a batch in one call; the run, node and visit are the idempotency key. */
@Component
class GiveCoupons implements EffectHandler<GiveCoupon> {
    private static final Duration SHOWN_LIFE = Duration.ofDays(30);
    private final CouponIssuing coupons;
    private final CouponBatches batches;

    GiveCoupons(CouponIssuing coupons, CouponBatches batches) {
        this.coupons = coupons;
        this.batches = batches;
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

    /** Of the batch's title and stock; the code is none. */
    @Override
    public List<Applied> rehearse(List<Request<GiveCoupon>> batch, RehearsalLog log) {
        return batch.stream()
                .map(r -> Applied.of(new GiveCoupon.Given(rehearsed(r.effect().batchId(), r.step(), log))))
                .toList();
    }

    private IssueResult rehearsed(long batchId, StepContext step, RehearsalLog log) {
        CouponBatches.Summary of = batches.find(batchId).orElse(null);
        if (of == null || !of.open() || of.left() <= 0) {
            return new IssueResult.Refused(of == null ? "unknown-batch" : of.open() ? "sold-out" : "closed");
        }
        String id = Long.toString(batchId);
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("batchId", id);
        log.tell(
                step,
                "coupon",
                new Note("发券：" + of.title(), "coupon: " + of.title()),
                content.put("title", of.title()));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("couponId", "1").put("batchId", id).put("batchTitle", of.title());
        log.happens("coupon.issued", data.put("source", "journey:" + step.journeyId()));
        return new IssueResult.Issued(
                1,
                batchId,
                of.title(),
                "000000",
                "/h5/wallet/rehearsal",
                step.now().plus(SHOWN_LIFE));
    }
}
