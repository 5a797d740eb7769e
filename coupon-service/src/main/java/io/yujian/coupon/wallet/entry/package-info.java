/** HTTP entry of the fan's page. */
@NullMarked
package io.yujian.coupon.wallet.entry;

import org.jspecify.annotations.NullMarked;
