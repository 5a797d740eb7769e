/** HTTP entry of posted events. */
@NullMarked
package io.yujian.member.post.entry;

import org.jspecify.annotations.NullMarked;
