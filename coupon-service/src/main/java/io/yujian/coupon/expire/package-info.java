/** Coupons whose time is over. */
@NullMarked
package io.yujian.coupon.expire;

import org.jspecify.annotations.NullMarked;
