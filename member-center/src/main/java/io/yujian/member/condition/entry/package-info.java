/** Questions about sets of customers over HTTP. */
@NullMarked
package io.yujian.member.condition.entry;

import org.jspecify.annotations.NullMarked;
