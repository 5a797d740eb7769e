/** Waits for the first of several events, each with a way of its own. */
@NullMarked
package io.yujian.journey.node.waitfirst;

import org.jspecify.annotations.NullMarked;
