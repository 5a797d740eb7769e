/** Giving coupons to customers: idempotent, limited, never more than the stock. */
@NullMarked
package io.yujian.coupon.issue;

import org.jspecify.annotations.NullMarked;
