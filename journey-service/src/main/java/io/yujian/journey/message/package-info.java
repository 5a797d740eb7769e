/** Messages of steps: planned and looked up for a whole batch at once, whichever node wants them. */
@NullMarked
package io.yujian.journey.message;

import org.jspecify.annotations.NullMarked;
