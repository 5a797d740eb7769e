@NullMarked
package io.yujian.coupon.testing;

import org.jspecify.annotations.NullMarked;
