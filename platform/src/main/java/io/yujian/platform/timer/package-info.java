/** Durable timers: wakes runs at the second they are due, on any node, at a cost that does not grow with their number. */
@NullMarked
@NamedInterface("timer")
package io.yujian.platform.timer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
