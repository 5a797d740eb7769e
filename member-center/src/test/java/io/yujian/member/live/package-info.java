/** Tests of the live stream. */
@NullMarked
package io.yujian.member.live;

import org.jspecify.annotations.NullMarked;
