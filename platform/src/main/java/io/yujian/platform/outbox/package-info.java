/** Durable to-do list of calls that leave the process; claimed with a lease that another node can take over. */
@NullMarked
@NamedInterface("outbox")
package io.yujian.platform.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
