/** Holds the counters against the runs they count, and mends them. */
@NullMarked
package io.yujian.journey.insight.recount;

import org.jspecify.annotations.NullMarked;
