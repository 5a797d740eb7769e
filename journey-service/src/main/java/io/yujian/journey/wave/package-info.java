/** Sets of people who enter journeys in bulk: planned, worked off in batches that survive a crash, kept for a while. */
@NullMarked
package io.yujian.journey.wave;

import org.jspecify.annotations.NullMarked;
