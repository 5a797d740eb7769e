/** Partitions by day of the tables that only grow: made ahead, dropped when their time is over. */
@NullMarked
@NamedInterface("partition")
package io.yujian.platform.partition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
