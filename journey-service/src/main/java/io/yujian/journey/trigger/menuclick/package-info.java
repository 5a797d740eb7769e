/** Starts a journey when somebody taps a menu entry of an Official Account. */
@NullMarked
package io.yujian.journey.trigger.menuclick;

import org.jspecify.annotations.NullMarked;
