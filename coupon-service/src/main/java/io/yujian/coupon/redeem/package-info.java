/** Using a coupon, once. */
@NullMarked
package io.yujian.coupon.redeem;

import org.jspecify.annotations.NullMarked;
