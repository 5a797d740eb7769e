/** The gateway's part in handling a batch of events: windows, credits and results of sends, in that lock order. */
@NullMarked
package io.yujian.gateway.stage;

import org.jspecify.annotations.NullMarked;
