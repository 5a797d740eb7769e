/** HTTP entry of redemption. */
@NullMarked
package io.yujian.coupon.redeem.entry;

import org.jspecify.annotations.NullMarked;
