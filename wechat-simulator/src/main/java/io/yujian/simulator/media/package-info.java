/** Temporary and permanent media, kept in memory within a bound. */
@NullMarked
package io.yujian.simulator.media;

import org.jspecify.annotations.NullMarked;
