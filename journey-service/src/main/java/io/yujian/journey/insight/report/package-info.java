/** The report of a journey: everything is a sum of counters that were written with the story. */
@NullMarked
package io.yujian.journey.insight.report;

import org.jspecify.annotations.NullMarked;
