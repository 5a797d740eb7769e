/** Condition in-journey. */
@NullMarked
package io.yujian.journey.condition.injourney;

import org.jspecify.annotations.NullMarked;
