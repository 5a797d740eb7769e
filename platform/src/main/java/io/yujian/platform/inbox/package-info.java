/** Stores what comes in before it is answered, exactly once, and hands it to the event pipeline in order. */
@NullMarked
@NamedInterface("inbox")
package io.yujian.platform.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
