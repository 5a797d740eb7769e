/** Notices over HTTP. */
@NullMarked
package io.yujian.journey.notice.entry;

import org.jspecify.annotations.NullMarked;
