/** At which accounts a person can be reached, as told by the person's own events. */
@NullMarked
package io.yujian.member.reach;

import org.jspecify.annotations.NullMarked;
