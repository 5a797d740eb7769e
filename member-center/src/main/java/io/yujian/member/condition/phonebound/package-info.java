/** Condition phone-bound. */
@NullMarked
package io.yujian.member.condition.phonebound;

import org.jspecify.annotations.NullMarked;
