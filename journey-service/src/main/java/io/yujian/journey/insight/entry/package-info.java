/** HTTP of counts, runs and stories. */
@NullMarked
package io.yujian.journey.insight.entry;

import org.jspecify.annotations.NullMarked;
