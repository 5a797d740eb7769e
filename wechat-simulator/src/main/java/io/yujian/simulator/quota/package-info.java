/** Daily call counters per account and API, and the one call that clears them. */
@NullMarked
package io.yujian.simulator.quota;

import org.jspecify.annotations.NullMarked;
