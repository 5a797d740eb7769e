/** What operators ask afterwards: counts, people at a node, one run's story, why somebody did not enter. */
@NullMarked
package io.yujian.journey.insight;

import org.jspecify.annotations.NullMarked;
