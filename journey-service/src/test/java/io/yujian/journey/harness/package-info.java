/** A whole engine in memory: real nodes, triggers and loop; fake neighbours; a clock that a test sets. */
@NullMarked
package io.yujian.journey.harness;

import org.jspecify.annotations.NullMarked;
