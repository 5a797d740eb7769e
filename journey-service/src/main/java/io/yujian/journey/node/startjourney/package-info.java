/** Starts another journey for the same person. */
@NullMarked
package io.yujian.journey.node.startjourney;

import org.jspecify.annotations.NullMarked;
