/** Condition joined-within. */
@NullMarked
package io.yujian.member.condition.joinedwithin;

import org.jspecify.annotations.NullMarked;
