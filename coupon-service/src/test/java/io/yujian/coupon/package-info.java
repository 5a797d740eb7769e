@NullMarked
package io.yujian.coupon;

import org.jspecify.annotations.NullMarked;
