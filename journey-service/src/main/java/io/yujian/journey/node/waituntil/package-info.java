/** Waits until a time of day on certain weekdays, or passes at once within allowed hours. */
@NullMarked
package io.yujian.journey.node.waituntil;

import org.jspecify.annotations.NullMarked;
