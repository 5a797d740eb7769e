/** Who is in no journey, and why. */
@NullMarked
package io.yujian.journey.coverage;

import org.jspecify.annotations.NullMarked;
