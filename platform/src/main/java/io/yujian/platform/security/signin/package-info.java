/** Signing in: password check, lock-out and throttle. */
@NullMarked
package io.yujian.platform.security.signin;

import org.jspecify.annotations.NullMarked;
