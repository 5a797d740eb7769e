/** Somebody accepts a subscription notification. */
@NullMarked
package io.yujian.journey.trigger.subscribed;

import org.jspecify.annotations.NullMarked;
