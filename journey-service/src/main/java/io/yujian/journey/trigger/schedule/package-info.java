/** Starts a journey for a set of people at a moment, once or again and again. */
@NullMarked
package io.yujian.journey.trigger.schedule;

import org.jspecify.annotations.NullMarked;
