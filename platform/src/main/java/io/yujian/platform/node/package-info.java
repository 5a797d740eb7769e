/** Which processes are alive: a number each, a heartbeat by database time, and whether this one may be trusted. */
@NullMarked
@NamedInterface("node")
package io.yujian.platform.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
