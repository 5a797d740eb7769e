/** Sends people one of two ways by what is known about them. */
@NullMarked
package io.yujian.journey.node.condition;

import org.jspecify.annotations.NullMarked;
