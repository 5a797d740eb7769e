/** Condition trees inside configurations: compiled once for each published version, checked before publishing. */
@NullMarked
package io.yujian.journey.condition;

import org.jspecify.annotations.NullMarked;
