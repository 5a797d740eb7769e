/** The fan's page with coupons, opened by a signed link. */
@NullMarked
package io.yujian.coupon.wallet;

import org.jspecify.annotations.NullMarked;
