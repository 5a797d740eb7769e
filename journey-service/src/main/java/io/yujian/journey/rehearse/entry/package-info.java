/** Rehearsals over HTTP. */
@NullMarked
package io.yujian.journey.rehearse.entry;

import org.jspecify.annotations.NullMarked;
