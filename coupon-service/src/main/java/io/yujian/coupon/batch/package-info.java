/** Batches: the offer, its stock in buckets, its numbers. */
@NullMarked
package io.yujian.coupon.batch;

import org.jspecify.annotations.NullMarked;
