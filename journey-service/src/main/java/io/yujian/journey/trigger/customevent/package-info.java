/** Starts a journey when another system reports something about a person. */
@NullMarked
package io.yujian.journey.trigger.customevent;

import org.jspecify.annotations.NullMarked;
