/** Issued coupons as rows and as lists. */
@NullMarked
package io.yujian.coupon.record;

import org.jspecify.annotations.NullMarked;
