package io.yujian.coupon.batch.entry;

import io.yujian.coupon.CouponIssuing.IssueResult;
import io.yujian.coupon.batch.Batches;
import io.yujian.coupon.batch.CouponBatchForm;
import io.yujian.coupon.batch.CouponBatchView;
import io.yujian.coupon.issue.IssueByHand;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coupon batches. */
@RestController
@RequestMapping("/api/v1/coupon-batches")
@ConditionalOnRole({Role.COUPON_SERVICE, Role.ADMIN})
class BatchesController {
    private final Batches batches;
    private final IssueByHand issue;

    BatchesController(Batches batches, IssueByHand issue) {
        this.batches = batches;
        this.issue = issue;
    }

    /** @param key the caller's idempotency key: the same key is one coupon */
    record IssueCouponRequest(
            @NotNull @Pattern(regexp = "[0-9]{1,19}") String customerId,

            @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,60}") @Size(max = 60)
            String key) {}

    /**
     * @param code worth money: hand it to the fan only
     * @param walletPath the fan's page, behind the public address
     */
    record IssuedCouponView(
            String couponId, String batchId, String title, String code, String walletPath, Instant validUntil) {}

    @GetMapping
    @Allowed("coupons:read")
    CursorPage<CouponBatchView> listCouponBatches(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "open|closed") String state,
            @RequestParam(required = false) @Nullable Long cursor) {
        return batches.page(q, state, cursor);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed("coupons:write")
    CouponBatchView createCouponBatch(@Valid @RequestBody CouponBatchForm form) {
        return batches.create(form);
    }

    @GetMapping("/{id}")
    @Allowed("coupons:read")
    CouponBatchView getCouponBatch(@PathVariable long id) {
        return batches.get(id);
    }

    @PutMapping("/{id}")
    @Allowed("coupons:write")
    CouponBatchView changeCouponBatch(@PathVariable long id, @Valid @RequestBody CouponBatchForm form) {
        return batches.change(id, form);
    }

    @PostMapping("/{id}/close")
    @Allowed("coupons:write")
    CouponBatchView closeCouponBatch(@PathVariable long id) {
        return batches.close(id);
    }

    @GetMapping("/{id}/stats")
    @Allowed("coupons:read")
    CouponBatchView.CouponBatchStats getCouponBatchStats(@PathVariable long id) {
        return batches.get(id).stats();
    }

    @PostMapping("/{id}/issue")
    @Allowed("coupons:write")
    IssuedCouponView issueCoupon(@PathVariable long id, @Valid @RequestBody IssueCouponRequest request) {
        IssueResult result = issue.issue(id, number(request.customerId()), request.key());
        if (result instanceof IssueResult.Issued done) {
            return new IssuedCouponView(
                    Long.toString(done.couponId()),
                    Long.toString(done.batchId()),
                    done.title(),
                    done.code(),
                    done.walletPath(),
                    done.validUntil());
        }
        throw refusal(((IssueResult.Refused) result).reason());
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw YujianException.notFound("customer.not-found", "没有这位客户。");
        }
    }

    private static YujianException refusal(String reason) {
        return switch (reason) {
            case "sold-out" -> YujianException.conflict("coupon.sold-out", "这批券已经发完。");
            case "limit-reached" -> YujianException.conflict("coupon.limit-reached", "这位客户已达到每人限领数量。");
            case "not-open" -> YujianException.conflict("coupon.not-open", "这批券已停止发放。");
            case "ended" -> YujianException.conflict("coupon.ended", "这批券的有效期已结束。");
            default -> YujianException.notFound("coupon.batch-not-found", "没有这批券。");
        };
    }
}
