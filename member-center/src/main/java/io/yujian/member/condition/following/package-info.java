/** Condition following. */
@NullMarked
package io.yujian.member.condition.following;

import org.jspecify.annotations.NullMarked;
