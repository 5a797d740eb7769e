/** Orders that people of a journey made, and what was paid back of them: which journeys they count for, and the sums. */
@NullMarked
package io.yujian.journey.insight.revenue;

import org.jspecify.annotations.NullMarked;
