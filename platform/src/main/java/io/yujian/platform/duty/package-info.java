/** Batch duties: one class each, run by XXL-JOB when configured, else locally under a database lease. */
@NullMarked
@NamedInterface("duty")
package io.yujian.platform.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
