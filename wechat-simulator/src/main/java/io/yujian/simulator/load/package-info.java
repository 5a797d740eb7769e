/** Open-loop load: fans acting on a fixed schedule, latency measured from the scheduled moment. */
@NullMarked
package io.yujian.simulator.load;

import org.jspecify.annotations.NullMarked;
