package io.yujian.coupon.redeem.entry;

import io.yujian.coupon.record.CouponRow;
import io.yujian.coupon.redeem.RedeemCoupon;
import io.yujian.coupon.redeem.RedeemCoupon.Result;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Redemption by the tills. */
@RestController
@ConditionalOnRole(Role.COUPON_SERVICE)
class RedeemController {
    private final RedeemCoupon redeem;
    private final DateTimeFormatter time;

    RedeemController(RedeemCoupon redeem, ZoneId zone) {
        this.redeem = redeem;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    }

    /** @param code as typed or scanned, in any case, with or without blanks */
    record RedeemCouponRequest(
            @NotBlank @Size(max = 64) String code,
            @NotBlank @Size(max = 64) String storeId,
            @NotBlank @Size(max = 64) String operator,
            @Nullable @Size(max = 64) String orderId) {}

    /** What was redeemed, for the receipt. */
    record RedeemedCoupon(
            String couponId,
            String batchId,
            String title,
            String kind,
            @Nullable Long amountCents,
            @Nullable Integer discountPercent,
            @Nullable String giftName,
            @Nullable Long useThresholdCents,
            String customerId,
            Instant redeemedAt,
            String storeId,
            String operator,
            @Nullable String orderId) {}

    record RedemptionView(RedeemedCoupon coupon) {}

    @PostMapping("/api/v1/coupons/redeem")
    @Allowed("coupons:redeem")
    RedemptionView redeemCoupon(@Valid @RequestBody RedeemCouponRequest request) {
        Result result = redeem.redeem(new RedeemCoupon.Redemption(
                request.code(),
                request.storeId().strip(),
                request.operator().strip(),
                request.orderId() == null || request.orderId().isBlank()
                        ? null
                        : request.orderId().strip()));
        if (result instanceof Result.Redeemed done) {
            return new RedemptionView(view(done, request));
        }
        throw refusal(result);
    }

    private YujianException refusal(Result result) {
        if (result instanceof Result.AlreadyRedeemed used) {
            CouponRow coupon = used.coupon();
            Instant at = coupon.redeemedAt();
            return YujianException.conflict(
                    "coupon.already-redeemed",
                    "这张券已于 " + (at == null ? "" : time.format(at)) + " 在门店 " + coupon.storeId() + " 由 "
                            + coupon.operator() + " 核销。");
        }
        if (result instanceof Result.Expired expired) {
            return YujianException.conflict(
                    "coupon.expired", "这张券已于 " + time.format(expired.coupon().validUntil()) + " 过期。");
        }
        if (result instanceof Result.NotYetValid early) {
            return YujianException.conflict(
                    "coupon.not-yet-valid", "这张券从 " + time.format(early.coupon().validFrom()) + " 起可用。");
        }
        return YujianException.notFound("coupon.not-found", "没有这个券码，请核对后再输入。");
    }

    private static RedeemedCoupon view(Result.Redeemed done, RedeemCouponRequest request) {
        CouponRow coupon = done.coupon();
        Instant at = coupon.redeemedAt();
        return new RedeemedCoupon(
                Long.toString(coupon.id()),
                Long.toString(coupon.batchId()),
                done.batch().title(),
                done.batch().kind(),
                done.batch().amountCents(),
                done.batch().discountPercent(),
                done.batch().giftName(),
                done.batch().thresholdCents(),
                Long.toString(coupon.customerId()),
                at == null ? coupon.issuedAt() : at,
                request.storeId().strip(),
                request.operator().strip(),
                coupon.orderId());
    }
}
