/** What happens right now, for the console's stream: best effort, nothing rests on it. */
@NullMarked
package io.yujian.member.live;

import org.jspecify.annotations.NullMarked;
