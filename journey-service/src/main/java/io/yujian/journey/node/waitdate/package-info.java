/** Waits until a date that the customer or the trigger carries, some days before or after it. */
@NullMarked
package io.yujian.journey.node.waitdate;

import org.jspecify.annotations.NullMarked;
