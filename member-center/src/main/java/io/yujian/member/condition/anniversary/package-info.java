/** Condition anniversary. */
@NullMarked
package io.yujian.member.condition.anniversary;

import org.jspecify.annotations.NullMarked;
