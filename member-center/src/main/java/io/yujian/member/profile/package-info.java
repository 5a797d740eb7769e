/** Fetches what the platform still tells about new fans, above all the unionid, off the hot path. */
@NullMarked
package io.yujian.member.profile;

import org.jspecify.annotations.NullMarked;
