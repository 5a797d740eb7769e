/** HTTP entry of batches. */
@NullMarked
package io.yujian.coupon.batch.entry;

import org.jspecify.annotations.NullMarked;
