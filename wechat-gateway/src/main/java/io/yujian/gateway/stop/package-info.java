/** Stops that people order for everything, an account or a channel. */
@NullMarked
package io.yujian.gateway.stop;

import org.jspecify.annotations.NullMarked;
