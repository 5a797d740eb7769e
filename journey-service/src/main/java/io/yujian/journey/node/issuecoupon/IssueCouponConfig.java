package io.yujian.journey.node.issuecoupon;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param batchId id of the coupon batch; a string because ids exceed what a browser's number holds */
record IssueCouponConfig(
        @Field(zh = "券批次", en = "Coupon batch", widget = "coupon-batch-picker")
        @NotNull
        @Pattern(regexp = "[0-9]{1,19}")
        String batchId) {}
