/** The simulator's clock, which tests may push forward to let windows, tokens and codes run out. */
@NullMarked
package io.yujian.simulator.time;

import org.jspecify.annotations.NullMarked;
