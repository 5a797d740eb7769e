/** Events that could not be handled: kept with their raw body, shown, replayed or discarded by people. */
@NullMarked
@NamedInterface("deadletter")
package io.yujian.platform.deadletter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
