/** Sets of people who enter, over HTTP. */
@NullMarked
package io.yujian.journey.wave.entry;

import org.jspecify.annotations.NullMarked;
