/** Orders that people of a journey made: which journeys they count for, and the sums. */
@NullMarked
package io.yujian.journey.insight.revenue;

import org.jspecify.annotations.NullMarked;
