/** Codes: made, hashed for look-up, encrypted at rest. */
@NullMarked
package io.yujian.coupon.code;

import org.jspecify.annotations.NullMarked;
