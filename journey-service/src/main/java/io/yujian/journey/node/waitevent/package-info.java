/** Lets the person stand until they do something, or until the time is up; two different ways on. */
@NullMarked
package io.yujian.journey.node.waitevent;

import org.jspecify.annotations.NullMarked;
