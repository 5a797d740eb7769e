package io.yujian.coupon.batch;

import io.yujian.platform.error.YujianException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about a batch.
 *
 * @param kind {@code cash} with amount, {@code discount} with percent paid, {@code gift} with name
 * @param total how many there are, issued ones included
 * @param useThresholdCents least order value; null: any
 */
public record CouponBatchForm(
        @NotBlank @Size(max = 40) String title,
        @NotNull @Pattern(regexp = "cash|discount|gift") String kind,
        @Nullable @Min(1) @Max(100_000_000) Long amountCents,
        @Nullable @Min(1) @Max(99) Integer discountPercent,
        @Nullable @Size(max = 40) String giftName,
        @Min(1) @Max(1_000_000_000) long total,
        @Min(1) @Max(1000) int limitPerPerson,
        @NotNull @Valid CouponValidity validity,
        @Nullable @Min(0) @Max(100_000_000) Long useThresholdCents,
        @Nullable @Size(max = 500) String description) {
    /**
     * @param mode {@code fixed} with both times, {@code after-claim} with days
     * @param until first moment at which it is no longer valid
     */
    public record CouponValidity(
            @NotNull @Pattern(regexp = "fixed|after-claim") String mode,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable @Min(0) @Max(3650) Integer days) {}

    /** What the annotations cannot say. */
    void check(Instant now) {
        boolean worth = switch (kind) {
            case "cash" -> amountCents != null;
            case "discount" -> discountPercent != null;
            default -> giftName != null && !giftName.isBlank();
        };
        if (!worth) {
            throw YujianException.invalid("coupon.bad-batch", "代金券要填金额，折扣券要填折扣（1 到 99），礼品券要填礼品名称。");
        }
        Instant from = validity.from();
        Instant until = validity.until();
        if (validity.mode().equals("fixed")) {
            if (from == null || until == null || !from.isBefore(until)) {
                throw YujianException.invalid("coupon.bad-batch", "固定有效期要有开始和结束时间，且结束晚于开始。");
            }
            if (!until.isAfter(now)) {
                throw YujianException.invalid("coupon.bad-batch", "有效期已经结束，这样的券发出去也不能用。");
            }
        } else if (validity.days() == null) {
            throw YujianException.invalid("coupon.bad-batch", "领取后有效要填天数，0 表示当天。");
        }
    }

    BatchRow row(long id, int buckets, String state, Instant createdAt) {
        boolean fixed = validity.mode().equals("fixed");
        return new BatchRow(
                id,
                title.strip(),
                kind,
                kind.equals("cash") ? amountCents : null,
                kind.equals("discount") ? discountPercent : null,
                kind.equals("gift") && giftName != null ? giftName.strip() : null,
                useThresholdCents == null || useThresholdCents == 0 ? null : useThresholdCents,
                description == null || description.isBlank() ? null : description.strip(),
                total,
                buckets,
                limitPerPerson,
                validity.mode(),
                fixed ? millis(validity.from()) : null,
                fixed ? millis(validity.until()) : null,
                fixed ? null : validity.days(),
                state,
                createdAt);
    }

    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : Instant.ofEpochMilli(time.toEpochMilli());
    }
}
