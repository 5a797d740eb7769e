/** Condition has-coupon. */
@NullMarked
package io.yujian.coupon.condition.hascoupon;

import org.jspecify.annotations.NullMarked;
