/** The brand's journeys: drafts, published versions, and the set of live ones that every node keeps in memory. */
@NullMarked
package io.yujian.journey.library;

import org.jspecify.annotations.NullMarked;
