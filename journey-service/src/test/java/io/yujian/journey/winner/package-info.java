@NullMarked
package io.yujian.journey.winner;

import org.jspecify.annotations.NullMarked;
