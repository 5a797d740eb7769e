/** Coupon events: told through the inbox, like everything that happens to a customer. */
@NullMarked
package io.yujian.coupon.happening;

import org.jspecify.annotations.NullMarked;
