/** HTTP. */
@NullMarked
package io.yujian.journey.winner.entry;

import org.jspecify.annotations.NullMarked;
