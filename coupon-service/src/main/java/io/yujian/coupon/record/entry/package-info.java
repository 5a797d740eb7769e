/** HTTP entry of issued coupons. */
@NullMarked
package io.yujian.coupon.record.entry;

import org.jspecify.annotations.NullMarked;
