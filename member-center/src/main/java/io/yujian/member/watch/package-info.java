/** Who waits for news about a product. */
@NullMarked
package io.yujian.member.watch;

import org.jspecify.annotations.NullMarked;
