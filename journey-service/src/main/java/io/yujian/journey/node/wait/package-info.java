/** Lets the person stand for a fixed time before the next step. */
@NullMarked
package io.yujian.journey.node.wait;

import org.jspecify.annotations.NullMarked;
