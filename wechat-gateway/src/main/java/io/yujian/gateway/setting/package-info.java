/** Limits and numbers of the platform, as configuration. */
@NullMarked
package io.yujian.gateway.setting;

import org.jspecify.annotations.NullMarked;
