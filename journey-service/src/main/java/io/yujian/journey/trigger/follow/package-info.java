/** Starts a journey when somebody follows an Official Account, by any or by certain codes. */
@NullMarked
package io.yujian.journey.trigger.follow;

import org.jspecify.annotations.NullMarked;
