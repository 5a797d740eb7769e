/** Rates, daily quotas and pauses per account and API. */
@NullMarked
package io.yujian.gateway.limit;

import org.jspecify.annotations.NullMarked;
