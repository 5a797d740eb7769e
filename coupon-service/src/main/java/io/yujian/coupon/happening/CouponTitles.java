package io.yujian.coupon.happening;

import io.yujian.member.EventTitles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Coupon events on the timeline. */
@Component
class CouponTitles implements EventTitles {
    @Override
    public Optional<Title> of(String type, ObjectNode data) {
        String batch = data.path("batchTitle").asString("");
        String store = data.path("storeId").asString("");
        return switch (type) {
            case CouponHappenings.ISSUED ->
                Optional.of(new Title("收到优惠券「" + batch + "」", "Got coupon “" + batch + "”"));
            case CouponHappenings.REDEEMED ->
                Optional.of(
                        new Title("核销优惠券「" + batch + "」（门店：" + store + "）", "Redeemed “" + batch + "” at " + store));
            case CouponHappenings.EXPIRED ->
                Optional.of(new Title("优惠券「" + batch + "」已过期", "Coupon “" + batch + "” expired"));
            default -> Optional.empty();
        };
    }
}
