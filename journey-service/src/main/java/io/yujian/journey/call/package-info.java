/** Calls of steps to outside addresses: planned and looked up for a whole batch at once, whichever node wants them. */
@NullMarked
package io.yujian.journey.call;

import org.jspecify.annotations.NullMarked;
