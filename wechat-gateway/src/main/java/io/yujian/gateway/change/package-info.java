/** Tells every node within a second that something cached has changed. */
@NullMarked
package io.yujian.gateway.change;

import org.jspecify.annotations.NullMarked;
