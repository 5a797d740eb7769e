/** The customer row is the mutex of all that is about a person; this package proves that it is held. */
@NullMarked
@NamedInterface("lock")
package io.yujian.platform.lock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
