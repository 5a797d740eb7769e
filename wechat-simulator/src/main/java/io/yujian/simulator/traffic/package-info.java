/** What went over the wire in both directions: bounded logs, counters, duplicate detection and the live feed. */
@NullMarked
package io.yujian.simulator.traffic;

import org.jspecify.annotations.NullMarked;
