/** Ledgers of what WeChat allows for one person now: customer-service windows and subscribe credits. */
@NullMarked
package io.yujian.gateway.window;

import org.jspecify.annotations.NullMarked;
