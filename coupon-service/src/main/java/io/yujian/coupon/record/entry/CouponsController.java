package io.yujian.coupon.record.entry;

import io.yujian.coupon.record.CouponLists;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Issued coupons. */
@RestController
@ConditionalOnRole({Role.COUPON_SERVICE, Role.ADMIN})
class CouponsController {
    private final CouponLists lists;

    CouponsController(CouponLists lists) {
        this.lists = lists;
    }

    /** Newest first. */
    @GetMapping("/api/v1/coupons")
    @Allowed("coupons:read")
    CursorPage<CouponLists.CouponView> listCoupons(
            @RequestParam(required = false) @Nullable Long customerId,
            @RequestParam(required = false) @Nullable Long batchId,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "issued|redeemed|expired") String state,
            @RequestParam(required = false) @Nullable Long cursor) {
        return lists.page(customerId, batchId, state, cursor);
    }
}
