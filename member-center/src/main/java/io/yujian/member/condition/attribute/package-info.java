/** Condition attribute. */
@NullMarked
package io.yujian.member.condition.attribute;

import org.jspecify.annotations.NullMarked;
