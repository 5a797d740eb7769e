/** A tag is put on the customer or falls off. */
@NullMarked
package io.yujian.journey.trigger.tagchanged;

import org.jspecify.annotations.NullMarked;
