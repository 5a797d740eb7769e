/** The only place that reads a clock: application time in milliseconds, and database time for leases. */
@NullMarked
@NamedInterface("time")
package io.yujian.platform.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
