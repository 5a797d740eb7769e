/** Safe expressions (CEL) over a run: compiled before publishing, bounded when they run, without access to anything else. */
@NullMarked
package io.yujian.journey.expression;

import org.jspecify.annotations.NullMarked;
