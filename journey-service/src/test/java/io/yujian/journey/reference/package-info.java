/** A second, simple engine: one customer at a time, nothing batched, nothing stored. What the real one must agree with. */
@NullMarked
package io.yujian.journey.reference;

import org.jspecify.annotations.NullMarked;
