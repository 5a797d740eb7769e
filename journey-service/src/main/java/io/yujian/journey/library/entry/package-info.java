/** HTTP of journeys as drafts and versions. */
@NullMarked
package io.yujian.journey.library.entry;

import org.jspecify.annotations.NullMarked;
