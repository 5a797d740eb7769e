/** Tags and who wears them, until when and why. */
@NullMarked
package io.yujian.member.tag;

import org.jspecify.annotations.NullMarked;
