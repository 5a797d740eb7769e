/** Coverage over HTTP. */
@NullMarked
package io.yujian.journey.coverage.entry;

import org.jspecify.annotations.NullMarked;
