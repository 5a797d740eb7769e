/** Somebody opens a link of a message. */
@NullMarked
package io.yujian.journey.trigger.linkclicked;

import org.jspecify.annotations.NullMarked;
