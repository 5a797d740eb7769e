/** Somebody unfollows an Official Account. */
@NullMarked
package io.yujian.journey.trigger.unfollow;

import org.jspecify.annotations.NullMarked;
