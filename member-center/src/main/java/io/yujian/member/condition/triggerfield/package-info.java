/** Condition trigger-field. */
@NullMarked
package io.yujian.member.condition.triggerfield;

import org.jspecify.annotations.NullMarked;
