/** Condition has-tag. */
@NullMarked
package io.yujian.member.condition.hastag;

import org.jspecify.annotations.NullMarked;
