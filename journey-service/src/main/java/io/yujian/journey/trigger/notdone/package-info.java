/** Starts a journey when something has happened and something else has not followed. */
@NullMarked
package io.yujian.journey.trigger.notdone;

import org.jspecify.annotations.NullMarked;
