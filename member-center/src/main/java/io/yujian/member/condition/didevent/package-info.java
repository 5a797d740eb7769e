/** What a customer has done or not done before, how often, and since when. */
@NullMarked
package io.yujian.member.condition.didevent;

import org.jspecify.annotations.NullMarked;
