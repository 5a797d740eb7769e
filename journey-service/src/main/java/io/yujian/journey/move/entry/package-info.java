/** HTTP of people who wait in older versions, and of testers. */
@NullMarked
package io.yujian.journey.move.entry;

import org.jspecify.annotations.NullMarked;
