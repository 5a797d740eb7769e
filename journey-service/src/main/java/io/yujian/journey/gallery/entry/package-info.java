/** HTTP of the gallery. */
@NullMarked
package io.yujian.journey.gallery.entry;

import org.jspecify.annotations.NullMarked;
