/** The engine in memory against the reference engine of the test kit. */
@NullMarked
package io.yujian.journey.reference;

import org.jspecify.annotations.NullMarked;
