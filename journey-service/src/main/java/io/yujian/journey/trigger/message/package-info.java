/** Starts a journey when somebody writes to an Official Account. */
@NullMarked
package io.yujian.journey.trigger.message;

import org.jspecify.annotations.NullMarked;
