package io.yujian.coupon.record;

import io.yujian.member.MergeParticipant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Two customers became one: the coupons go along, so that wallet and limits stay whole. */
@Component
class MoveCoupons implements MergeParticipant {
    private final CouponMapper coupons;

    MoveCoupons(CouponMapper coupons) {
        this.coupons = coupons;
    }

    @Override
    public List<Change> merge(long survivorId, long loserId) {
        List<Long> moved = coupons.idsOf(loserId);
        if (!moved.isEmpty()) {
            coupons.moveToCustomer(loserId, survivorId);
        }
        return moved.stream()
                .map(id -> new Change("cp_coupon", Long.toString(id), "{\"customer_id\":\"" + loserId + "\"}"))
                .toList();
    }
}
