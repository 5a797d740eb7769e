/** Starts a journey when a follower scans a code of an Official Account. */
@NullMarked
package io.yujian.journey.trigger.scan;

import org.jspecify.annotations.NullMarked;
