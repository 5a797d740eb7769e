/** Walks runs through compiled journeys, many at a time in one transaction; knows no node and no trigger type. */
@NullMarked
package io.yujian.journey.engine;

import org.jspecify.annotations.NullMarked;
