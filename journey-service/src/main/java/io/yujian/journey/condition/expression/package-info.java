/** Condition expression. */
@NullMarked
package io.yujian.journey.condition.expression;

import org.jspecify.annotations.NullMarked;
