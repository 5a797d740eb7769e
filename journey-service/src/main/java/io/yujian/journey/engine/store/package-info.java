/** Runs, their steps, refusals and counters in the database, written with a constant number of statements. */
@NullMarked
package io.yujian.journey.engine.store;

import org.jspecify.annotations.NullMarked;
