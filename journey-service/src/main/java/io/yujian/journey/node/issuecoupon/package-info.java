/** Gives the person a coupon of a batch; later messages can link to it. */
@NullMarked
package io.yujian.journey.node.issuecoupon;

import org.jspecify.annotations.NullMarked;
