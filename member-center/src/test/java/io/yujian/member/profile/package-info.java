/** Tests of the profile duty. */
@NullMarked
package io.yujian.member.profile;

import org.jspecify.annotations.NullMarked;
