/** HTTP entry of the live stream. */
@NullMarked
package io.yujian.member.live.entry;

import org.jspecify.annotations.NullMarked;
